"""Query: a question in SPARQL, or by name, becomes rows that a person or a program can use."""

from graphkit.query.asking import Answer, ask, found_in, serialise
from graphkit.query.endpoint import remote
from graphkit.query.near import Stranger, strangers
from graphkit.query.questions import Parameter, Question, bind, limit_of, load_question, parse_question, question_names
from graphkit.query.results import Result, Row

__all__ = [
    "Answer",
    "Parameter",
    "Question",
    "Result",
    "Row",
    "Stranger",
    "ask",
    "bind",
    "found_in",
    "limit_of",
    "load_question",
    "parse_question",
    "question_names",
    "remote",
    "serialise",
    "strangers",
]
