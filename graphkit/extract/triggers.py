"""Triggers: the words of English that open or close a name, and what kind of thing they make of it."""

from __future__ import annotations

from collections.abc import Iterator

from graphkit.extract.lexicon import Entry

__all__ = ["ABBREVIATED", "FUNCTION_WORDS", "GIVEN", "HEADS", "OFFICES", "RANKS", "TITLES", "triggers"]

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
        "Stocktake|Concordat|Compact|Protocol|Handbook|Evaluation|Assessment|Inventory|Toolkit|Guidelines|Declaration|Study|Accord|"
        "Statement|Survey|Standing Orders|Treaty|Code"
    ),
    "organisation": (
        "Council|Committee|Board|Panel|Authority|Agency|Hospital|Commission|Trust|Foundation|Association|"
        "Federation|Union|University|College|School|Academy|Department|Ministry|Institute|Taskforce|"
        "Task Force|Network|Partnership|Corporation|Company|Service|Office|Forum|Society|Club|"
        "Group|Unit|Inspectorate|Ombudsman|Court|Secretariat|Police|Alliance|Coalition|Ltd|Limited|"
        "plc|Command|Team|Tribunal|Bureau|Charity|Consortium|Ambulance|Brigade|Institution|"
        "Establishment|Observatory|Laboratory|Churches|Press|Gazette|Advertiser|Primary|Surgery|Clinic|Nursery|FC"
    ),
    "place": (
        "Street|Road|Avenue|Lane|Square|Park|Bridge|Station|Estate|Roundabout|Airport|"
        "Tunnel|Common|Gardens|Gate|Market|Wharf|Quay|Docks|Dock|Town Hall|Interchange|Junction|"
        "Terrace|Circus|Green|Heath|Marshes|Reservoir|Stadium|Town Centre|Library|Museum|Theatre|"
        "Cathedral|House|Tower|Palace|Pier|Crescent|Drive|Fields|Flyover|Brook|Creek|Lock|Grove|"
        "Row|Mews|Canal|Barrier|Weir|Cemetery|Vale|Way|Hill|Walk|Down|Downs|Rise|Brewery|Embankment|"
        "Parade|Broadway|Yard|Viaduct|Underpass|Gyratory|Training Centre|Leisure Centre|Sports Centre|Health Centre|"
        "Community Centre|Shopping Centre|Retail Park|Business Park|Industrial Estate|Depot|Playing Fields"
    ),
    "scheme": (
        "Programme|Project|Scheme|Fund|Initiative|Campaign|Pilot|Line Extension|Challenge|Awards|"
        "Grant|Pledge|Deal"
    ),
    "post": (
        "Commissioner|Secretary|Minister|Ombudsman|Officer|Constable|Executive|Director|Czar|Tsar|Adviser|Champion|Ambassador|"
        "Undersecretary"
    ),
    "event": (
        "Inquiry|Inquest|Games|Carnival|Festival|Olympics|Marathon|Conference|Summit|Referendum|"
        "Hearing|Debate"
    ),
}.items()}  # fmt: skip

PAPERS: dict[str, tuple[str, ...]] = {
    "document": tuple(
        "report review paper study document publication booklet leaflet guide pamphlet manifesto".split()
    ),
    "event": ("inquiry",),
}
"""Nouns, small or capital, that go by their author or by a title behind them: ``our report A Fair City``."""

OFFICES = (
    "Mayor", "Deputy Mayor", "Lord Mayor", "Chair", "Chairman", "Deputy Chair", "Deputy Chairman", "Vice-Chair",
    "Chief Executive", "Chief Officer", "Director", "Managing Director", "Head", "Leader", "Minister", "Minister of State", "Secretary of State",
    "Commissioner", "Deputy Commissioner", "Permanent Secretary", "Director General", "Cabinet Member", "Bishop",
    "Archbishop", "General Secretary", "Executive Director", "Assistant Director", "Deputy Director", "Corporate Director", "President", "Governor", "Chief Inspector", "Chief Constable", "Lord Mayor", "Secretary General",
)  # fmt: skip

_BLOCKED = (
    "Assembly Members",
    "Lord Mayor",
    "Lady Mayoress",
    "Lord Chancellor",
    "Vice Chancellor",
    "Vice-Chancellor",
    "Mayor Elect",
    "Gold Commander",
    "Silver Commander",
    "Bronze Commander",
)

_GIVEN = """
    Aaron Abbie Abby Abdul Abdullah Abena Abigail Adaeze Adam Adebayo Adele Adrian Adriana Adunola Afzal Agatha
    Agnes Agnieszka Ahmed Aidan Aileen Ailsa Aimee Aisha Ajay Akosua Alain Alan Alana Alastair Albert Alberto Alec
    Alessandra Alex Alexander Alexandra Alexis Alfie Alfred Algernon Alice Alicia Alison Alistair Allan Allegra
    Allison Alok Alun Alvin Alyson Ama Amal Amanda Amanpreet Amara Amarjit Ambrose Amelia Amina Amir Amit Amy Anand
    Anas Anastasia Andre Andrea Andreas Andrew Andrzej Andy Angela Angie Angus Anil Anish Anita Anjali Ann Anna Anne
    Anneliese Annette Annie Anthea Anthony Anton Antonia Antony Anwar Archibald Archie Arif Arjun Arlene Armando
    Arnie Arnold Arran Arthur Arun Asad Asha Ashley Ashok Ashraf Asif Asma Astrid Audra Audrey Augustine Ayesha Ayo
    Ayodele Azeem Aziz Babatunde Balbir Baljit Balwinder Barbara Barnabas Barnaby Barry Bashir Beatrice Beatriz
    Becky Belinda Bella Ben Benedict Benjamin Benji Benny Bernadette Bernard Bernice Bernie Bert Bertie Bertram Beth
    Bethany Bettina Bev Beverley Bharat Bhavna Bilal Bill Billy Bob Bobbie Bobby Bola Bonita Bonnie Boris Brad Brenda
    Brendan Brian Bridget Bronwen Bruce Bryan Bryn Bryony Callum Calum Camilla Candice Carina Carl Carla Carlo
    Carlos Carly Carmel Carol Carole Caroline Carolyn Carrie Caspar Cassandra Cath Cathal Catherine Cathy Catriona
    Cecil Cecilia Cecily Celia Celine Chantal Charlene Charles Charlie Charlotte Charmaine Cherie Cheryl Chidi
    Chinwe Chloe Chris Christie Christina Christine Christopher Christy Chukwu Ciaran Cindy Claire Clara Clare
    Clarissa Claude Claudette Claudia Clemency Clement Cliff Clive Colette Colin Colleen Connor Conrad Constance
    Constantine Cordelia Corey Corinne Cormac Craig Cressida Cynthia Cyril Dafydd Daisy Dalia Damian Damien Dan Dani
    Daniel Daniela Danielle Danny Dany Daphne Darcy Darius Darrell Darren Daryl Dave David Davina Deb Debbie Deborah
    Debra Declan Deepa Deepak Deirdre Delia Della Delroy Delyth Demetrius Denis Denise Dennis Derek Derrick Desiree
    Desmond Devi Diana Diane Diego Dilip Dimitri Dina Dinah Dinesh Dion Dipak Dmitri Dolores Dominic Dominique
    Donald Dora Doreen Doris Dorothea Dorothy Doug Dougal Douglas Drew Duane Duncan Dwayne Dylan Eamonn Ebony Ed
    Eddie Edgar Edie Edith Edmund Edna Edward Edwin Effie Efua Eileen Elaine Eleanor Elena Elise Elizabeth Ella
    Ellen Ellie Elliot Elliott Ellis Eloise Elsa Elsie Elvira Emanuel Emeka Emile Emilia Emily Emma Emmanuel
    Emmeline Enid Enoch Enrico Eoin Eric Erica Erika Ernest Ernie Errol Esme Estelle Esther Ethan Ethel Etienne
    Eugene Eugenia Eunan Eunice Eva Evan Evelyn Evie Ewan Fabian Fadi Faisal Farah Fareed Farid Farida Farouk Faryal
    Fatima Fatou Fay Faye Federica Felicity Felix Femi Fergus Ffion Fidel Finlay Finn Fiona Fleur Flora Florence
    Folake Frances Francesca Francine Francis Frank Franz Fred Freda Freddie Frederick Fredrick Freya Fulvia Funmi
    Gabby Gabriel Gabriella Gail Gareth Gary Gavan Gavin Gayle Gaynor Gemma Genevieve Geoff Geoffrey George Georgia
    Georgina Geraint Gerald Geraldine Gerard Gerry Gertrude Gideon Giles Gill Gillian Gina Giorgio Giovanni Giselle
    Gita Gladys Glenda Glenn Glenys Glyn Glynis Godfrey Gordana Gordon Graeme Graham Grainne Greer Greg Gregor
    Gregory Greta Guido Gulam Gurdip Gurpreet Guy Gwen Gwendolyn Gwyneth Habib Haddy Haleema Hamid Hamish Hamza
    Hanif Hank Hannah Hardeep Hari Harminder Harold Haroon Harpreet Harriet Harry Harvey Hasan Hassan Hattie Hayley
    Hazel Heather Hector Heidi Helen Helena Helga Henrietta Henry Herbert Hermione Hilary Hilda Hilton Hina Holly
    Horace Howard Huda Hugh Hugo Humaira Humphrey Hussain Hywel Iain Ian Ibironke Ibrahim Idris Ifeoma Ignatius
    Huw Dick Femke Garrett Nickie Ikenna Ikram Ilona Imani Imelda Imogen Imran Indira Ines Ingrid Iona Iqbal Irene Irfan Irina Iris Isaac Isabel
    Isabella Isabelle Isaiah Isla Ismail Isobel Issac Ivan Ivana Ivor Ivy Jabez Jacinta Jack Jackie Jacob Jacqueline
    Jacques Jacqui Jagdish Jagtar Jaime Jake Jamal James Jamie Jamila Jana Jane Janet Janice Janine Jared Jarvis Jas
    Jasbir Jasmin Jasmine Jason Jasper Jaswinder Javed Jay Jaya Jayne Jaz Jean Jeanette Jeannette Jeannie Jed Jeff
    Jeffrey Jemima Jenna Jennette Jenni Jennie Jennifer Jenny Jeremy Jermaine Jerome Jerry Jess Jesse Jessica Jessie
    Jez Jill Jim Jimmy Jo Joachim Joan Joanna Joanne Jocelyn Jodi Jodie Jody Joe Joel Joely Joey Johan Johanna John
    Johnny Jolyon Jon Jonah Jonathan Jonny Jools Jorge Jose Josef Joseph Josephine Josh Joshua Josie Joss Joyce Juan
    Juanita Judd Judi Judith Judy Jules Julia Julian Julie Juliet Juliette Julio Jurgen Justin Kabir Kaitlin Kaleem
    Kamal Kamala Kamaljit Kanta Kareem Karen Karim Karin Karina Karl Karla Kashif Katarina Kate Katerina Kath
    Katharine Katherine Kathie Kathleen Kathryn Kathy Katie Katja Katrina Katy Kay Keeley Keeva Keir Keiran Keisha
    Keith Kelly Kelvin Kemal Kemi Ken Kendra Kenneth Kenny Kerem Keri Kerri Kerry Kevin Khalid Kiera Kieran Kim
    Kimberley Kiran Kirsten Kirsty Klaus Kofi Kris Krishna Kristen Kristin Kristina Kristine Krzysztof Kulwant Kunle
    Kurt Kwabena Kwame Kwasi Kwesi Kyle Kylie Lachlan Lalita Lana Lara Lars Laura Lauren Laurence Lauri Lavern
    Lavinia Lawrence Layla Leah Leanne Lee Len Lena Lenny Leo Leon Leona Leonard Leonie Leopold Leroi Leroy Les
    Lesley Leslie Leticia Letitia Lewis Lex Liam Lib Libby Lillian Linda Lindsay Lindsey Linford Lionel Lisa Liv
    Livia Liz Llewellyn Lloyd Lois Lola Lorenzo Loretta Lorna Lorraine Lottie Lou Louis Louisa Louise Luca Lucas
    Lucia Lucian Lucie Lucinda Lucy Luigi Luis Luisa Luke Lydia Lyn Lynda Lynette Lynn Lynne Mabel Maddie Madeleine
    Maeve Magda Magdalena Mahmood Mahmoud Mair Mairead Maisie Majid Malachi Malcolm Malgorzata Malik Mandy Manjit
    Manny Mansoor Manuel Marc Marcel Marcella Marcia Marco Marcus Margaret Margery Margie Margot Maria Mariam
    Mariana Marianne Marie Marija Marilyn Marina Mario Marion Marisa Marjorie Marjory Mark Marla Marlene Marlon
    Marnie Marsha Marta Martha Martin Martina Martine Martyn Marvin Mary Matilda Matt Matteo Matthew Matthias
    Mattias Mattie Maud Maureen Maurice Maurizio Mavis Max Maximilian Maxine Maya Meera Meg Megan Meghan Mehdi
    Mehmet Mel Melanie Melissa Melvin Meral Meredith Merrick Merv Mervyn Mia Micah Michael Michel Michelle Mick Micky Miguel
    Mihai Mike Mildred Milena Miles Millie Milly Milo Minal Mindy Minnie Mira Miranda Miriam Mitch Mitchell Moazzam
    Moeen Mohamed Mohammed Mohan Mohsin Moira Mollie Molly Mona Monica Monique Monty Morag Morris Morwenna Moses
    Muhammad Muna Munira Munsur Muriel Musa Mustafa Myles Myra Myrtle Nabil Nabila Nadia Nadim Nadine Nafisa Naim
    Nancy Nanette Naomi Narinder Naseem Nasreen Nasrin Natalie Natasha Nathan Nathaniel Naveed Navin Nazia Nazir
    Neal Neha Neil Nell Nelly Nerissa Nerys Nesil Nessa Nesta Neville Ngozi Nia Niall Niamh Nicholas Nick Nicki
    Nicky Nicola Nicolas Nicole Nicolette Nigel Nikhil Niki Nikita Nikki Nikola Nina Nisha Nnamdi Noah Noel Nora
    Noreen Norma Norman Nuala Nusrat Octavia Odette Oksana Olaf Olga Olive Oliver Olivia Ollie Olu Oluwaseun Omar
    Omari Onkar Ophelia Orla Orlando Oscar Osman Otto Owain Owen Oyin Ozge Paddy Paige Palmira Pam Pamela Pankaj
    Paolo Parminder Parveen Pascal Pascale Patricia Patrick Patsy Patti Paul Paula Pauline Pavel Pedro Peggy
    Penelope Penny Pete Peter Petra Petrina Phil Philip Philippa Phillip Phillippa Phineas Phoebe Phyllis Pierre
    Piers Pippa Polina Polly Pooja Pradeep Prakash Pranav Preeti Priscilla Priti Priya Prue Prunella Quentin Rachel
    Radek Rafael Rafiq Raheem Rahul Raj Rajesh Rajinder Ralph Ramesh Ramon Ramona Randall Ranjit Raphael Raquel
    Rashid Rashida Rashmi Raul Ravi Ravinder Ray Raymond Razia Rebecca Reece Reena Reggie Regina Reginald Rehana
    Rekha Renata Rene Reza Reshad Rezina Rhea Rhian Rhiannon Rhoda Rhodri Rhona Rhys Riaz Ric Ricardo Richard Rick Ricky
    Rik Riley Rita Rob Robbie Robert Roberta Robin Robyn Rocco Rod Roddy Roderick Rodney Rodrigo Roger Roisin
    Rokhsana Roland Rolf Romesh Ron Rona Ronald Ronan Ronnie Rory Rosa Rosalind Rosalyn Rosamund Rosanna Rosanne Rosemary
    Roshan Rosie Roslyn Ross Rowan Rowena Rowland Roxana Roxanne Roy Ruby Rudi Rudolph Rupa Rupert Rupinder
    Rushanara Russell Ruth Ryan Sabah Sabrina Sachin Sadia Sadie Saeed Safia Sahar Saima Sajid Salim Sally Salma
    Salman Salvatore Sam Samantha Samara Sami Samina Samir Sammy Samuel Sana Sandeep Sander Sandra Sanjay Sanjeev
    Sanjit Santiago Santosh Sara Sarah Sarita Sasha Saskia Satnam Saul Savita Scott Seamus Sean Sebastian Seema
    Selina Selma Selwyn Sem Serena Serge Sergio Seth Sevgi Shabana Shaheen Shahid Shaista Shami Shamima Shane
    Shanice Shannon Shantanu Shantelle Shari Sharon Shashi Shaun Shauna Shaunagh Shayla Shazia Sheena Shehla Sheila
    Shelagh Shelley Shelly Sheridan Sherry Sherwin Shirin Shirley Shobha Shyam Sian Siddharth Sidney Sidonie Silas
    Silvia Simon Simone Simran Sinead Siobhan Sita Siwan Slawomir Sofia Sofie Solomon Sonia Sonya Sophie Soraya
    Sorcha Spencer Stacey Stan Stanislav Stanley Stefan Stefano Stella Steph Stephan Stephanie Stephen Steve Steven
    Stewart Stuart Sue Sujata Sukhdev Suki Sultana Sunder Sunil Sunita Suresh Surinder Surjit Susan Susannah Susie
    Suzannah Suzanne Suzi Suzie Suzy Sven Svetlana Sybil Syed Sylvester Sylvia Sylvie Tabitha Tahir Taiwo Talia
    Tamara Tamsin Tania Tanni Tanveer Tanya Tara Tarek Tariq Tarquin Tasha Tasneem Tatiana Tavish Ted Teddy Tej Teji
    Temi Terence Teresa Terri Terrie Terry Tess Tessa Thaddeus Thandi Thea Thelma Theo Theodora Theresa Thierry Thom
    Thomas Tiffany Tilly Tim Timmy Timothy Tina Tobias Toby Todd Tom Tommy Toni Tonia Tony Topsy Torquil Tracey
    Tracie Tracy Trevor Trish Tristan Trudi Trudy Tulip Tunde Tyler Tyrone Ugo Ulrich Uma Umar Unmesh Ursula Usha
    Usman Val Valentina Valentine Valerie Vanessa Vashti Velma Venetia Vera Verity Vernon Veronica Vic Vicki Vicky
    Victor Victoria Vihaan Vijay Vikram Vinay Vince Vincent Viola Vishal Vivek Vivian Vivienne Vlad Vladimir Waheed
    Wahid Wallace Walter Wanda Warren Waseem Wayne Wendell Wendy Wes Wesley Wilfred Wilhelmina William Wilma
    Winifred Winnie Winston Xavier Yael Yan Yana Yaqub Yasin Yasmeen Yasmin Yasmine Yemi Yinka Yolanda Yosef Yousef
    Youssef Yuri Yusef Yusra Yusuf Yves Yvette Yvonne Zac Zachary Zahra Zainab Zak Zara Zaynab Zeb Zeenat Zeinab
    Zelda Zena Zia Zita Zoe Zoya Zubair Zuleika Zuzana
    Aarti Abdifatah Abdirahman Abdirashid Abhishek Abimbola Abla Adeola Aditi Aditya Adwoa Aftab Agata Ajit Akash
    Akiko Akua Alasdair Aled Aleksander Aleksandra Ali Alisha Alissa Alka Alpa Alpesh Amaka Amelie Amira Amish Amita
    Amjad Amrit Amritpal Anabel Anant Andrei Andrija Aneta Angharad Anisa Anjana Anjum Anke Ankit Ankur Annika Anouk
    Antoine Antonio Aoife Aparna Arabella Archana Ariana Arkadiusz Arne Arvind Arwel Ashwin Asim Aslan Ateeque Atiq
    Atul Aubrey Avinash Avtar Ayaan Aydin Aykut Aylin Aysegul Azhar Barney Bartosz Bashar Basma Bea Beccy Benoit Berk
    Bernardine Bertha Bess Bethan Beverly Bharti Bhavesh Bhavin Bhupinder Bina Birgit Bisi Bogdan Boguslaw Brandon
    Brett Briony Bronagh Bronte Bryce Burak Byron Caitlin Cameron Camille Candace Caoimhe Carmela Carmen Carola Caron
    Carwyn Catrin Cecile Celeste Cemal Cengiz Ceri Cerys Charanjit Chay Chetan Chinedu Chioma Chirag Chrissie
    Christophe Cillian Clemens Cleo Clodagh Colm Conor Corin Corrine Cosmin Cris Crispin Cristina Curtis Dagmar Dalal
    Dalbir Dale Daljit Damon Dana Danuta Dapo Daren Dariusz Darlene Darryl Darshana Davinder Deanna Debs Dee Deepti
    Delano Delphine Dennise Denny Dermot Derrek Devika Dewi Dexter Dhananjay Dhruv Diarmuid Didier Dieter Dilek Dilly
    Dilwar Dilys Dionne Dom Donal Donna Donncha Donovan Doran Dorian Dorota Dotty Drusilla Dulcie Ebele Ediz Edmond
    Edoardo Ehsan Eilidh Eilis Eimear Eirlys Elaina Elif Elisa Elisabeth Eliza Elke Ellery Elroy Elspeth Eluned
    Elzbieta Emanuele Emine Emlyn Emmet Emre Emrys Erdal Erik Erin Erkan Ernestine Esmeralda Esra Esteban Euan Eustace
    Evadne Ewa Ezra Fabio Fabrice Fahad Faiza Farhana Faris Fatema Fatma Fenella Feray Ferdinand Ferhat Fernando Filip
    Fintan Fionnuala Fitzroy Flo Florian Folasade Fozia Fran Francisco Franck Francois Frankie Fraser Frederic
    Gabriele Gaby Garry Garth Gaurav Gautam Geeta Gena Geoffery Georgi Georgie Gerhard Geri Germaine Gerrard Gethin
    Ghada Ghassan Ghazala Ghulam Gianni Gilbert Ginny Girish Giuseppe Gloria Gokhan Gopal Goran Grania Griff Grzegorz
    Guillaume Guner Gunnar Gunter Gurbax Gurmeet Gurmukh Gus Gwenda Gwenllian Gwilym Gwyn Gwynne Habiba Hakan Hala
    Halil Halina Hanan Hani Hans Harbhajan Hardip Harish Harmeet Haroun Harsha Haruka Harvinder Hasmukh Hedley
    Heinrich Helmut Hemant Henrik Herve Hester Heulwen Hew Hiroshi Hisham Hitesh Hodan Hortense Hubert Humera Humph
    Huseyin Hyacinth Idil Idina Iestyn Ieuan Ifrah Iftikhar Ignacio Igor Ilkay Ilse Inderjit Indra Inga Iolo Irena
    Isadora Ishaan Ismet Isobelle Ivanka Iwan Iwona Jacek Jacinda Jagruti Jalil Jamelia Jan Janie Jarek Jaroslaw
    Jarrod Jasmina Jaspal Jaspreet Jasvir Javier Jayanti Jayden Jayesh Jemma Jens Jermain Jerri Jerrold Jerzy Jethro
    Jide Jignesh Jilly Jitendra Joao Joaquin Johannes Jolanta Jonas Jordi Jory Josette Jude Judson Juno Justina Jyoti
    Kadir Kalpana Kamlesh Kanti Karan Karima Karolina Karren Kartik Kasia Katlyn Katrin Kauser Kavita Kazimierz Keiko
    Kellie Kenelm Kenji Kenna Kenton Kerrie Ketan Kev Kezia Khadija Kieron Kirk Kirpal Kirsti Kirstie Kishan Kit Kitty
    Kobina Kojo Konrad Koulla Krystyna Kulbir Kuldip Kunal Kwaku Laila Lainie Lakhbir Lakshmi Lamia Lance Laney Lanre
    Laraine Larry Lata Latoya Leander Leighanne Leighton Leila Leonora Lester Leszek Levent Levi Liane Lianne Lilian
    Lilly Linden Linsey Lisbeth Lizzie Lleu Llewelyn Llinos Lorcan Lorena Lori Lowri Lubna Luc Luciano Ludmila Ludwig
    Lukasz Lutfur Luther Lyle Lyndon Lyndsey Lynsey Maciej Madhu Magnus Maha Mahdi Mahendra Mahesh Mairi Malachy
    Mandeep Manish Manisha Manmohan Manoj Manuela Manzoor Mara Marcelle Marcin Marek Margarita Mari Marian Maribel
    Mariella Marisol Marita Marius Mariusz Mariya Marlena Marva Marwan Maryam Mateusz Matthieu Maude Maurie Meenakshi
    Mehboob Mei Meinir Meirion Meltem Menna Mercedes Mererid Mervin Meryem Mikael Mikhail Minna Mirabel Mireille Mirko
    Miroslav Misha Mitesh Mitzi Mladen Modupe Mohamad Mohsen Moll Monika Mounir Mudassar Mukesh Mukund Munawar Mungo
    Murad Murat Murdo Mushtaq Mustapha Myfanwy Myron Nabeel Nadeem Nadir Nadja Naila Najma Nalini Nanci Naoko Narendra
    Nasima Nasser Nat Natalia Natalya Navnit Nawal Nazli Neave Ned Neelam Neeraj Neve Nevil Nichola Nickolas Nighat
    Nikolai Nikolas Nilesh Nilgun Nils Nimisha Nirav Nirmal Nitin Nizar Nneka Nollaig Noor Norbert Nuray Obadiah Oisin
    Okan Olivier Olwen Olwyn Omaima Oona Oonagh Orhan Orlaith Osagie Osbert Oskar Oswald Ozan Ozgur Pablo Padma
    Padraig Palma Pansy Paramjit Paresh Parmjit Parvez Patrik Pattie Paulette Pawel Peg Percival Percy Perdita Perry
    Pervez Petronella Phill Philomena Pilar Piotr Portia Prabhu Pramod Prashant Pratap Pravin Pritesh Purnima Qasim
    Quintin Rabina Rafal Rafe Raine Rajan Rajeev Rajendra Rajiv Rajnish Rajwinder Rakesh Ralf Ramazan Ramila Rana
    Ranbir Rani Rania Ranjan Rasha Raza Reanna Rebekah Reem Reg Rehman Reinhard Renate Reuben Rex Rhonda Riana Richie
    Rikki Rishi Ritesh Rizwan Roberto Rochelle Rodger Rodrick Rohan Rohit Rolande Rolly Roly Romilly Romy Rosaleen
    Rosalie Roseanne Rosemarie Rosina Roslin Rotimi Rozina Ruairi Ruaridh Rudy Rufus Rupal Ruqaya Ryszard Saad Sabine
    Sagal Salah Salem Salome Salwa Samer Sammi Sandie Sandy Sangeeta Sanjiv Saoirse Saqib Sarbjit Sarojini Satish
    Satoshi Satwinder Sawsan Sayeeda Sebastien Segun Selena Selim Semra Serkan Sevda Severine Shafiq Shailesh Shan
    Shanti Sharad Shaz Sheetal Shelby Shereen Sherif Sherri Sheryl Shilpa Shiv Shobhana Shona Shreya Sibel Sid Sienna
    Sigrid Silkie Silvana Simeon Sindy Sioned Sivaji Smita Sneha Soheila Solveig Sonal Sophia Srinivas Stacy Stanislaw
    Stefania Stevie Struan Stu Suad Subhash Sudhir Sufyan Sukhjit Sukhwinder Sukie Suleyman Suman Surjeet Susana
    Susanna Susanne Sushil Susi Swati Sydney Sylwia Szymon Tadeusz Tadhg Tahsin Takashi Tamer Tamzin Tanweer Tarik
    Tarsem Tarun Taryn Tatum Tavis Teddie Tegwen Tejinder Temitope Teodor Terrance Tessie Theodore Thomasina Thora
    Thurstan Titilayo Titus Tobin Tolga Tomas Tomasz Tonya Tope Tori Tosin Travis Trefor Trina Trixie Trudie Trupti
    Tudur Tunji Turgut Tushar Tyrell Uche Ulrike Umesh Umit Una Urvashi Vaclav Valentin Valery Vandana Varsha Vasant
    Vaughan Vaughn Vee Veli Venkat Verena Veronika Vibha Vick Vidya Vijaya Vikki Viktor Vimal Vinod Vipul Virendra
    Virginie Vishnu Vivien Vladislav Vojtech Wael Wafa Waldemar Wale Walid Wallis Warsame Wei Wenda Werner Wiktor
    Wilbur Wilf Willa Willard Willie Winfred Winnifred Witold Wojciech Wolfgang Xanthe Xavi Xena Yahya Yannick Yasemin
    Yasmina Yassin Yaw Yehudi Yewande Yilmaz Yogesh Yoko Yolande Younis Yousuf Yuki Yumi Zachariah Zack Zadie Zafar
    Zaheer Zahid Zainul Zaki Zanna Zbigniew Zdenek Zeina Zev Zeynep Ziad Ziauddin Zina Zofia Zola Zoltan
"""

GIVEN = frozenset(_GIVEN.split())
"""Given names that are no ordinary words; where one opens a name, its bearer need not be in a register."""


def triggers() -> Iterator[Entry]:
    """Yield every trigger: kinds ``title``, ``head`` (its id is the kind of thing), ``paper`` and ``author`` (likewise), ``programme``, ``office``, ``given``, ``deputy``, ``block``."""
    yield from (Entry("title", "title", title) for title in TITLES)
    yield from (Entry("title", "rank", title) for title in RANKS)
    for kind, heads in HEADS.items():
        yield from (Entry("head", kind, head) for head in heads)
    for kind, heads in PAPERS.items():
        yield from (Entry("paper", kind, head) for head in heads)
        yield from (Entry("author", kind, head) for head in heads)
    yield from (
        Entry("programme", "scheme", head) for head in ("programme", "project", "scheme", "initiative", "campaign")
    )
    for office in dict.fromkeys(OFFICES):
        yield from (Entry("office", "office", f"{office} {link}") for link in ("of", "for"))
    yield from (Entry("block", "block", name) for name in _BLOCKED)
    yield from (Entry("given", "given", name) for name in sorted(GIVEN))
    yield Entry("deputy", "deputy", "Deputy")
    yield from (Entry("operation", "scheme", name) for name in ("Operation", "Project", "Op"))
