"""Resolution: speakers with their ids hidden, against the same speakers with them."""
