"""Triggers: the words of English that open or close a name, and what kind of thing they make of it."""

from __future__ import annotations

from collections.abc import Iterator

from graphkit.extract.lexicon import Entry

__all__ = ["ABBREVIATED", "FUNCTION_WORDS", "HEADS", "OFFICES", "RANKS", "TITLES", "triggers"]

ABBREVIATED = ("Mr", "Mrs", "Ms", "Mx", "Dr", "Prof", "Cllr", "Revd", "Rev", "Rt Hon")
"""Titles that may have a full stop behind them."""

TITLES = (
    *ABBREVIATED,
    "Miss", "Mister", "Professor", "Sir", "Dame", "Lord", "Lady", "Baroness", "Baron", "Councillor", "Justice",
    "Judge", "Bishop", "Archbishop", "Rabbi", "Imam", "Reverend", "Right Honourable", "Inspector",
    "Superintendent", "Sergeant", "Constable", "PC", "DC", "DI", "DCI", "DAC", "AC",
)  # fmt: skip
"""Titles that stand before a name and mean nobody alone."""

RANKS = (
    "Assembly Member", "Deputy Mayor", "Mayor", "Deputy Assistant Commissioner", "Assistant Commissioner",
    "Deputy Commissioner", "Commissioner", "Commander", "Borough Commander", "Chief Constable", "Chief Superintendent",
    "Deputy Chief Constable", "Assistant Chief Constable", "Detective Chief Superintendent", "Detective Chief Inspector",
    "Chief Fire Officer", "Deputy Chief Fire Officer", "Assistant Director", "Station Officer", "Fire Commissioner",
    "Chief Inspector", "Detective Superintendent", "Detective Inspector", "Detective Sergeant", "Chairman", "Chair",
    "Minister", "Prime Minister", "Home Secretary", "Chancellor", "Deputy Chair", "Deputy Chairman",
)  # fmt: skip
"""Offices that stand before a name and also stand alone."""

FUNCTION_WORDS = frozenset(
    """a about above after again all also although am an and another any are as at be because been before being both but by
    can could did do does each either even every few finally first firstly for from further good had has have he hello her
    here his how however i if in indeed is it its just last later let like many may maybe might more most much must my
    neither next no nor not now of on once one only or other our out over perhaps please point points question questions
    right second secondly secondly shall she should since so some such sure surely thank thanks that the their them then
    there therefore these they third this those though through thus to today tomorrow too two under until up us very was we
    well were what when where whether which while who whose why will with would yes yesterday yet you your absolutely
    actually again certainly clearly exactly obviously ok okay sorry really three four five same new our""".split()
)
"""Words that begin a sentence with a capital and name nothing."""

HEADS: dict[str, tuple[str, ...]] = {kind: tuple(heads.split("|")) for kind, heads in {
    "strategy": (
        "Strategy|Plan|Charter|Framework|Manifesto|Roadmap|Blueprint|Prospectus|Masterplan|Vision"
    ),
    "document": (
        "Report|Review|Memorandum|Memorandum of Understanding|Act|Bill|White Paper|Green Paper|"
        "Code of Practice|Directive|Regulations|Audit|Guidance|Consultation|Budget|Agreement|Order|"
        "Statement|Survey|Standing Orders|Treaty|Code"
    ),
    "organisation": (
        "Council|Committee|Board|Panel|Authority|Agency|Commission|Trust|Foundation|Association|"
        "Federation|Union|University|College|School|Academy|Department|Ministry|Institute|Taskforce|"
        "Task Force|Network|Partnership|Corporation|Company|Service|Office|Forum|Society|Club|"
        "Group|Unit|Inspectorate|Ombudsman|Court|Secretariat|Police|Alliance|Coalition|Ltd|Limited|"
        "plc|Command|Team|Tribunal|Bureau|Charity|Consortium|Ambulance|Brigade|Institution|"
        "Churches"
    ),
    "place": (
        "Street|Road|Avenue|Lane|Square|Park|Bridge|Station|Hospital|Estate|Roundabout|Airport|"
        "Tunnel|Common|Gardens|Gate|Market|Wharf|Quay|Docks|Dock|Town Hall|Interchange|Junction|"
        "Terrace|Circus|Green|Heath|Marshes|Reservoir|Stadium|Town Centre|Library|Museum|Theatre|"
        "Cathedral|House|Tower|Palace|Pier|Crescent|Drive|Fields|Flyover|Brook|Creek|Lock|Grove|"
        "Row|Mews|Canal|Barrier|Weir|Cemetery"
    ),
    "scheme": (
        "Programme|Project|Scheme|Fund|Initiative|Campaign|Pilot|Line Extension|Challenge|Awards|"
        "Grant|Pledge|Deal"
    ),
    "post": (
        "Commissioner|Secretary|Minister|Ombudsman|Czar|Tsar|Adviser|Champion|Ambassador|"
        "Undersecretary"
    ),
    "event": (
        "Inquiry|Inquest|Games|Carnival|Festival|Olympics|Marathon|Conference|Summit|Referendum|"
        "Hearing|Debate"
    ),
}.items()}  # fmt: skip

OFFICES = (
    "Mayor", "Deputy Mayor", "Lord Mayor", "Chair", "Chairman", "Deputy Chair", "Deputy Chairman", "Vice-Chair",
    "Chief Executive", "Director", "Managing Director", "Head", "Leader", "Minister", "Minister of State", "Secretary of State",
    "Commissioner", "Deputy Commissioner", "Permanent Secretary", "Director General", "Cabinet Member", "Bishop",
    "Archbishop", "General Secretary", "President", "Chief Inspector", "Chief Constable", "Lord Mayor", "Secretary General",
)  # fmt: skip

_BLOCKED = (
    "Assembly Members",
    "Lord Mayor",
    "Lady Mayoress",
    "Lord Chancellor",
    "Vice Chancellor",
    "Vice-Chancellor",
    "Mayor Elect",
)

_GIVEN = """
    Aaron Abdul Abdullah Abena Adaeze Adam Adebayo Adele Adrian Adunola Agnes Agnieszka Ahmed Aidan Aileen Ailsa Aimee
    Aisha Ajay Akosua Alan Alastair Albert Alec Alessandra Alex Alexander Alexandra Alexis Alfred Alice Alicia Alison
    Alistair Allan Allison Alok Alun Amal Amanda Amanpreet Amara Amarjit Ambrose Amelia Amina Amir Amit Amy Anand
    Anastasia Andrea Andrew Andrzej Angela Angus Anita Anjali Ann Anna Anne Anneliese Annette Annie Anthea Anthony
    Antonia Antony Archie Arif Arjun Arlene Arnold Arthur Arun Asha Ashley Ashok Asif Asma Astrid Audrey Augustine
    Ayesha Ayo Aziz Babatunde Balbir Baljit Balwinder Barbara Barnabas Barnaby Barry Bashir Beatrice Becky Belinda Bella
    Ben Benjamin Bernadette Bernard Bernice Bertram Beth Bethany Bettina Beverley Bharat Bhavna Billy Bobby Bola Bonnie
    Boris Brenda Brendan Brian Bridget Bryan Bryn Calum Camilla Carl Carla Carmel Carole Caroline Carolyn Carrie
    Cassandra Cathal Catherine Catriona Cecil Cecilia Celia Charles Charlie Charlotte Charmaine Chidi Chinwe Chloe Chris
    Christina Christine Christopher Ciaran Claire Clara Clare Claudia Clement Clive Colette Colin Connor Constance
    Cordelia Corinne Craig Cressida Cynthia Dalia Damian Damien Daniel Daniela Danielle Danny Daphne Darius Darren Dave
    David Deborah Deepa Deepak Deirdre Della Delroy Denise Dennis Derek Desmond Devi Diana Diane Dilip Dinah Dipak
    Dolores Dominic Dominique Donald Dora Doreen Dorothy Doug Douglas Duane Duncan Dylan Eamonn Edith Edmund Edward
    Edwin Efua Eileen Elaine Elizabeth Ellen Ellie Elliot Elliott Eloise Elsie Emeka Emilia Emily Emma Emmanuel Enid
    Eric Ernest Esther Ethan Ethel Eugene Eunice Eva Evan Evelyn Evie Ewan Faisal Farah Farida Farouk Fatima Fay Faye
    Felicity Felix Femi Fergus Finlay Fiona Flora Folake Frances Francesca Francis Frank Fred Freddie Frederick Freya
    Funmi Gabriel Gabriella Gareth Gary Gavin Gaynor Gemma Genevieve Geoff Geoffrey George Georgina Geraint Gerald
    Geraldine Gerard Giles Gill Gillian Gina Giovanni Gita Gladys Glenda Glenn Glyn Gordon Graham Grainne Greg Gregory
    Greta Gwen Gwyneth Hamid Hamza Hannah Hari Harold Harpreet Harriet Harry Harvey Hasan Hassan Hazel Heather Hector
    Heidi Helen Henry Hilary Hilda Hina Horace Howard Hugh Hugo Humphrey Hussain Ian Ibironke Ibrahim Idris Ifeoma Ikram
    Imelda Imogen Imran Indira Ingrid Iqbal Irene Isaac Isabel Isabella Isaiah Isla Ismail Ivan Ivor Jabez Jack Jackie
    Jacob Jacqueline Jacqui Jagdish Jake Jamal James Jamie Jamila Jane Janet Janice Janine Jared Jasmine Jason Jasper
    Javed Jay Jaya Jayne Jean Jed Jeff Jemima Jenna Jennie Jennifer Jenny Jeremy Jerome Jerry Jess Jesse Jessica Jill
    Jim Jo Joan Joanna Joanne Jocelyn Jodie Joe Joel Joely Johanna John Johnny Jon Jonah Jonathan Jonny Joseph Josephine
    Josh Joshua Josie Joyce Juan Juanita Judith Judy Jules Julia Julian Julie Juliet Juliette Justin Kabir Kamal Kamala
    Kanta Karen Karim Karl Kashif Kate Katharine Katherine Kathleen Katie Katrina Katy Kay Keeley Keeva Keir Keith Kelly
    Kemi Ken Kenneth Kenny Keri Kerry Kevin Khalid Kieran Kim Kimberley Kiran Kirsten Kirsty Kofi Krishna Kristina
    Krzysztof Kulwant Kunle Kwame Kwasi Kyle Lalita Lara Laura Lauren Laurence Lavinia Lawrence Layla Leah Leanne Lee
    Len Lena Leo Leon Leona Leonard Leonie Leroy Lesley Leslie Leticia Liam Lillian Linda Linford Lionel Lisa Liz Lois
    Lola Lorenzo Loretta Lorna Lorraine Lottie Louis Louisa Louise Lucinda Lucy Luke Lydia Lynda Lynette Lynn Lynne
    Mabel Madeleine Mairead Maisie Malachi Malcolm Malik Mandy Manjit Manuel Marc Marcella Marcia Marcus Margaret Margot
    Maria Marianne Marie Marina Mario Marion Marjorie Mark Marlene Marsha Marta Martha Martin Martina Martyn Marvin Mary
    Matilda Matt Matthew Mattie Maud Maureen Maurice Mavis Maxine Maya Meera Megan Mehmet Melanie Melissa Melvin
    Meredith Mia Michael Michelle Mick Mike Mildred Millie Milo Minnie Miranda Miriam Mohamed Mohammed Mohan Moira
    Mollie Molly Monica Morag Moses Muhammad Muriel Musa Mustafa Myra Nabila Nadia Nadine Nancy Naomi Narinder Nasreen
    Nasrin Natalie Nathan Nathaniel Naveed Navin Neha Neil Nell Nesta Neville Ngozi Nia Niall Niamh Nicholas Nicola
    Nicole Nigel Nikhil Niki Nina Nisha Nnamdi Noel Nora Noreen Norma Norman Nusrat Oksana Olaf Olga Oliver Olivia Olu
    Oluwaseun Omar Ophelia Orla Oscar Osman Oyin Paddy Paige Pam Pamela Pankaj Parminder Parveen Patricia Patrick Patsy
    Paul Paula Pauline Peggy Penelope Penny Peter Petra Petrina Phil Philip Philippa Phillip Phoebe Phyllis Pippa Polly
    Pooja Pradeep Prakash Preeti Priscilla Priti Priya Quentin Rachel Rahul Raj Rajesh Rajinder Ralph Ramesh Ranjit
    Raphael Rashid Ravi Ravinder Ray Raymond Rebecca Reena Reggie Reginald Rehana Rekha Renata Rene Rhian Rhiannon Rhoda
    Rhona Rhys Ricardo Richard Ricky Rita Robbie Robert Roberta Robin Roderick Rodney Roger Roisin Roland Rona Ronald
    Ronan Ronnie Rory Rosa Rosalind Rosanna Rosemary Roshan Rosie Ross Rowan Rowena Roxanne Roy Rupa Rupert Rushanara
    Russell Ruth Ryan Sadia Safia Saima Sajid Salim Sally Salma Salman Sam Samantha Samina Samir Samuel Sandeep Sandra
    Sanjay Sara Sarah Sarita Saskia Satnam Scott Sean Selina Selma Serena Shabana Shahid Shamima Shane Shanice Shannon
    Shantelle Sharon Shaun Shauna Shazia Sheila Shelagh Shelley Sherry Shirin Shirley Shobha Sian Sidney Simon Siobhan
    Sita Sofia Sonia Sonya Sophie Stacey Stanley Stefan Stella Stephanie Stephen Steve Steven Stuart Sujata Sukhdev
    Sunil Sunita Suresh Surinder Susan Susannah Susie Suzanne Suzie Sybil Sylvia Tahir Tamara Tamsin Tania Tanya Tariq
    Temi Teresa Terry Tessa Thea Thelma Theo Theodora Theresa Thomas Tiffany Tim Timothy Tina Tobias Toby Tom Toni Tony
    Tracey Tracy Trevor Trish Trudy Tunde Tyrone Ugo Umar Ursula Usha Usman Valerie Vanessa Vera Verity Vernon Veronica
    Vicky Victor Victoria Vijay Vikram Vincent Viola Vivek Vivian Vivienne Wanda Wayne Wendell Wendy Wilfred William
    Winifred Winston Xavier Yaqub Yasmin Yemi Yolanda Youssef Yusra Yusuf Yvette Yvonne Zac Zachary Zahra Zainab Zara
    Zeinab Zena Zoe Zoya Zubair Zuleika
"""


def triggers() -> Iterator[Entry]:
    """Yield every trigger: kinds ``title``, ``head`` (its id is the kind of thing), ``office``, ``given``, ``block``."""
    yield from (Entry("title", "title", title) for title in TITLES)
    yield from (Entry("title", "rank", title) for title in RANKS)
    for kind, heads in HEADS.items():
        yield from (Entry("head", kind, head) for head in heads)
    for office in dict.fromkeys(OFFICES):
        yield from (Entry("office", "office", f"{office} {link}") for link in ("of", "for"))
    yield from (Entry("block", "block", name) for name in _BLOCKED)
    yield from (Entry("given", "given", name) for name in dict.fromkeys(_GIVEN.split()))
    yield from (Entry("operation", "scheme", name) for name in ("Operation", "Project", "Op"))
