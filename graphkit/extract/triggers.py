"""Triggers: the words of English that open or close a name, and what kind of thing they make of it."""

from __future__ import annotations

from collections.abc import Iterator

from graphkit.extract.lexicon import Entry

__all__ = ["ABBREVIATED", "FUNCTION_WORDS", "GIVEN", "HEADS", "OFFICES", "RANKS", "TITLES", "WORDS_TOO", "triggers"]

ABBREVIATED = ("Mr", "Mrs", "Ms", "Mx", "Dr", "Prof", "Cllr", "Revd", "Rev", "Rt Hon")
"""Titles that may have a full stop behind them."""

TITLES = (
    *ABBREVIATED,
    "Miss", "Mister", "Professor", "Sir", "Dame", "Lord", "Lady", "Baroness", "Baron", "Councillor", "Justice",
    "Judge", "Bishop", "Archbishop", "Rabbi", "Imam", "Reverend", "Right Honourable", "Inspector",
    "Governor", "Senator", "President", "Superintendent", "Sergeant", "Constable", "PC", "DC", "DI", "DCI", "DAC", "AC",
)  # fmt: skip
"""Titles that stand before a name and mean nobody alone."""

RANKS = (
    "Assembly Member", "Deputy Mayor", "Mayor", "Deputy Assistant Commissioner", "Assistant Commissioner",
    "Deputy Commissioner", "Commissioner", "Commander", "Borough Commander", "Chief Constable", "Chief Superintendent",
    "Deputy Chief Constable", "Assistant Chief Constable", "Detective Chief Superintendent", "Detective Chief Inspector",
    "Chief Fire Officer", "Deputy Chief Fire Officer", "Assistant Director", "Station Officer", "Fire Commissioner",
    "London Fire Commissioner", "Chief Inspector", "Detective Superintendent", "Detective Inspector", "Detective Sergeant",
    "Detective Constable", "Police Constable", "AM", "LFC", "Chairman", "Chair", "Minister", "Prime Minister", "Home Secretary",
    "Chancellor", "Deputy Chair", "Deputy Chairman",
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
    actually again certainly clearly exactly obviously hopefully fortunately unfortunately sadly frankly presumably recently
    previously currently meanwhile besides ok okay sorry really three four five same new our""".split()
)
"""Words that begin a sentence with a capital and name nothing."""

HEADS: dict[str, tuple[str, ...]] = {kind: tuple(heads.split("|")) for kind, heads in {
    "strategy": (
        "Strategy|Plan|Charter|Framework|Manifesto|Roadmap|Route Map|Blueprint|Prospectus|Masterplan|Vision"
    ),
    "document": (
        "Report|Review|Memorandum|Memorandum of Understanding|Act|Bill|White Paper|Green Paper|"
        "Code of Practice|Code of Conduct|Directive|Regulations|Audit|Guidance|Consultation|Budget|Agreement|Order|"
        "Stocktake|Concordat|Compact|Protocol|Handbook|Evaluation|Assessment|Inventory|Toolkit|Guidelines|Declaration|Study|Accord|"
        "Statement|Survey|Standing Orders|Treaty|Code|Appraisal|Manual|Guide"
    ),
    "organisation": (
        "Council|Committee|Sub-Committee|Board|Panel|Authority|Agency|Hospital|Commission|Trust|Foundation|Association|"
        "Federation|Union|University|College|School|Academy|Department|Ministry|Institute|Taskforce|"
        "Task Force|Network|Partnership|Corporation|Company|Service|Office|Forum|Society|Club|"
        "Group|Unit|Squad|Inspectorate|Ombudsman|Court|Secretariat|Police|Police Force|Alliance|Coalition|Ltd|Limited|"
        "plc|Command|Team|Tribunal|Bureau|Charity|Consortium|Ambulance|Brigade|Institution|"
        "Establishment|Observatory|Laboratory|Churches|Press|Gazette|Advertiser|Primary|Surgery|Clinic|Nursery|FC|Airlines|Airways|Embassy|"
        "Advice Centre|Crisis Centre|Referral Centre|Resource Centre|Arts Centre|Children's Centre|Youth Centre|Women's Centre|Research Centre"
    ),
    "place": (
        "Street|Road|Avenue|Lane|Square|Park|Bridge|Station|Estate|Roundabout|Airport|"
        "Tunnel|Common|Gardens|Gate|Market|Wharf|Quay|Docks|Dock|Town Hall|Interchange|Junction|"
        "Terrace|Circus|Green|Heath|Marshes|Reservoir|Stadium|Town Centre|Library|Museum|Theatre|"
        "Cathedral|House|Tower|Palace|Pier|Crescent|Drive|Fields|Flyover|Brook|Creek|Lock|Grove|"
        "Row|Mews|Canal|Barrier|Weir|Cemetery|Vale|Way|Hill|Walk|Down|Downs|Rise|Brewery|Embankment|"
        "Parade|Broadway|Yard|Viaduct|Underpass|Gyratory|Training Centre|Leisure Centre|Sports Centre|Health Centre|"
        "Community Centre|Exhibition Centre|Conference Centre|Centre|Prison|Shopping Centre|Retail Park|Business Park|Industrial Estate|Depot|Playing Fields"
    ),
    "scheme": (
        "Programme|Project|Scheme|Fund|Initiative|Campaign|Pilot|Line Extension|Challenge|Awards|"
        "Grant|Pledge|Deal|Levy|Standard|Accelerator|Passport|Hub"
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
    "strategy": ("strategy", "charter", "plan"),
    "document": tuple(
        "protocol guidance report review paper study document publication booklet leaflet guide pamphlet manifesto".split()
    ),
    "event": ("inquiry",),
    "organisation": ("company", "firm", "charity", "consultancy", "organisation", "consortium"),
}
"""Nouns, small or capital, that go by a title beside them: ``our report A Fair City``."""

AUTHORED: dict[str, tuple[str, ...]] = {"document": ("report", "review"), "event": ("inquiry",)}
"""Nouns that go by their author: ``the Oakley report``."""

OFFICES = (
    "Mayor", "Deputy Mayor", "Lord Mayor", "Chair", "Chairman", "Deputy Chair", "Deputy Chairman", "Vice-Chair",
    "Chief Executive", "Chief Officer", "Director", "Managing Director", "Head", "Leader", "Minister", "Minister of State", "Secretary of State",
    "Commissioner", "Deputy Commissioner", "Permanent Secretary", "Director General", "Cabinet Member", "Bishop",
    "Archbishop", "General Secretary", "Executive Director", "National Director", "Regional Director", "Group Director", "Assistant Director", "Deputy Director", "Deputy Leader", "Corporate Director", "President", "Governor", "Chief Inspector", "Chief Constable", "Secretary General",
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
    "Local Government",
)

_GIVEN = """
    Aaron Aarti Abbie Abby Abdifatah Abdirahman Abdirashid Abdul Abdullah Abena Abhishek Abid Abigail Abimbola Abla
    Adaeze Adam Adebayo Adele Adeola Aditi Aditya Adrian Adriana Adunola Adwoa Aftab Afzal Agata Agatha Agnes Agnieszka
    Ahmed Ahsan Aidan Aileen Ailsa Aimee Aisha Ajay Ajit Akash Akiko Akosua Akram Akua Akwasi Alain Alan Alana Alasdair
    Alastair Albert Alberto Alec Aled Aleksander Aleksandra Alessandra Alessandro Alex Alexander Alexandra Alexis Alf
    Alfie Alfred Algernon Ali Alice Alicia Alisha Alison Alissa Alistair Alka Allan Allegra Allison Alok Alpa Alpesh
    Altaf Alun Alvin Alyson Ama Amaka Amal Amanda Amanpreet Amara Amarjit Ambrose Amelia Amelie Amina Amir Amira Amish
    Amit Amita Amjad Amrit Amritpal Amy Anabel Anand Anant Anas Anastasia Andre Andrea Andreas Andrei Andrew André
    Andrija Andrzej Andy Aneta Aneurin Angela Angharad Angie Angus Anil Anisa Anish Anita Anjali Anjana Anjum Anke
    Ankit Ankur Ann Anna Anne Anne-Marie Anneliese Annette Annie Annika Anouk Anthea Anthony Antoine Anton Antonia
    Antonio Antony Anwar Aoife Aparna Arabella Archana Archibald Archie Ariana Arif Arjun Arkadiusz Arlene Armando Arne
    Arnie Arnold Arran Arthur Arun Arvind Arwel Asad Asha Ashley Ashok Ashraf Ashwin Asif Asim Aslan Asma Astrid
    Ateeque Atiq Atul Aubrey Audra Audrey Augustine Averil Avinash Avtar Ayaan Aydin Ayesha Aykut Aylin Ayo Ayodele Aysegul
    Azeem Azhar Aziz Babar Babatunde Balbir Baljit Balwinder Bambos Barbara Barnabas Barnaby Barney Barry Bartosz
    Bashar Bashir Basma Bassam Bea Beatrice Beatriz Beccy Becky Belinda Bella Ben Benedict Benjamin Benji Benny Benoit
    Berk Bernadette Bernard Bernardine Bernice Bernie Bert Bertha Bertie Bertram Bertrand Bess Beth Bethan Bethany
    Bettina Bev Beverley Beverly Bharat Bharti Bhavesh Bhavin Bhavna Bhupinder Bilal Bill Billy Bimal Bina Birgit Bisi
    Bob Bobbie Bobby Bogdan Boguslaw Bola Bonita Bonnie Boris Brad Brandon Brenda Brendan Brett Brian Bridget Brigid
    Briony Bronagh Bronte Bronwen Bruce Bryan Bryce Bryn Bryony Bukola Burak Byron Caitlin Callum Calum Cameron Camilla
    Camille Candace Candice Caoimhe Carina Carl Carla Carlo Carlos Carly Carmel Carmela Carmen Carol Carola Carole
    Caroline Carolyn Caron Carrie Carwyn Carys Caspar Cassandra Cath Cathal Catherine Cathy Catrin Catriona Cecil
    Cecile Cecilia Cecily Celeste Celia Celine Cemal Cengiz Ceri Cerys Chantal Charanjit Charlene Charles Charlie
    Charlotte Charmaine Chay Cherie Cheryl Chetan Chidi Chinedu Chinwe Chioma Chirag Chloe Chloë Chris Chrissie
    Christabel Christie Christina Christine Christophe Christopher Christy Chukwu Ciaran Cillian Cindy Claire Clara
    Clare Clarissa Claude Claudette Claudia Claudine Clemency Clemens Clement Cleo Cliff Clive Clodagh Colette Colin
    Colleen Colm Connor Conor Conrad Constance Constantine Cordelia Corey Corin Corinne Cormac Corrine Cosmin Craig
    Cressida Cris Crispin Cristina Curtis Cynthia Cyril Dafydd Dagmar Daisy Dalal Dalbir Dale Dalia Daljit Damian
    Damien Damon Dan Dana Dani Daniel Daniela Danielle Danny Danuta Dany Daphne Dapo Dara Darcy Daren Darius Dariusz
    Darlene Darnell Darrell Darren Darryl Darshana Daryl Dave David Davina Davinder Dean Deanna Deb Debbie Deborah
    Debra Debs Declan Dee Deepa Deepak Deepti Deirdre Delano Delia Della Delphine Delroy Delyth Demetrius Denis Denise
    Dennis Dennise Denny Derek Dermot Derrek Derrick Des Desiree Desmond Devi Devika Dewi Dexter Dhananjay Dhiren Dhruv
    Diana Diane Diarmuid Dick Didier Diego Dieter Dilek Dilip Dilly Dilwar Dilys Dimitri Dina Dinah Dinesh Dion Dionne
    Dipak Dmitri Doirean Dolores Dom Dominic Dominique Donal Donald Donna Donncha Donovan Dora Doran Doreen Dorian
    Doris Dorota Dorothea Dorothy Dotty Doug Dougal Douglas Drew Drusilla Duane Dulcie Duncan Duwayne Dwayne Dylan
    Eamonn Ebele Ebony Ed Eddie Edgar Edie Edith Ediz Edmond Edmund Edna Edoardo Edward Edwin Effie Efua Ehsan Eileen
    Eilidh Eilis Eimear Eirlys Eirwen Ejaz Elaina Elaine Eleanor Elena Elif Elisa Elisabeth Elise Eliza Elizabeth Elke
    Ella Ellen Ellery Ellie Elliot Elliott Ellis Elly Eloise Elroy Elsa Elsie Elspeth Eluned Elvira Elzbieta Emanuel
    Emanuele Emeka Emile Emilia Emily Emine Emlyn Emma Emmanuel Emmeline Emmet Emre Emrys Enid Enoch Enrico Eoin Erdal
    Eric Erica Erik Erika Erin Erkan Ernest Ernestine Ernie Errol Esme Esmeralda Esra Esteban Estella Estelle Esther
    Ethan Ethel Etienne Euan Eugene Eugenia Eunan Eunice Eustace Eva Evadne Evan Evelyn Evie Ewa Ewan Ezra Fabian Fabio
    Fabrice Fadi Fahad Fahim Faisal Faiza Farah Fareed Farhana Farid Farida Faris Farooq Farouk Faryal Farzana Fatema
    Fatima Fatma Fatou Fay Faye Federica Felicia Felicity Felix Femi Femke Fenella Feray Ferdinand Fergus Ferhat
    Fernando Feryal Ffion Fidel Filip Finlay Finn Fintan Fiona Fionna Fionnuala Fitzroy Fleur Flo Flora Florence
    Florian Folake Folasade Fozia Fran Frances Francesca Francine Francis Francisco Franck Francois Frank Frankie Franz
    Fraser Fred Freda Freddie Frederic Frederick Fredrick Freya Fulvia Funmi Gabby Gabriel Gabriele Gabriella Gaby Gail
    Gareth Garret Garrett Garry Garth Gary Gaurav Gautam Gavan Gavin Gayle Gaynor Geeta Gemma Gena Genevieve Geoff
    Geoffery Geoffrey George Georgi Georgia Georgie Georgina Geraint Gerald Geraldine Gerard Gerhard Geri Germaine
    Gerrard Gerry Gertrude Gethin Ghada Ghassan Ghazala Ghulam Gianni Gideon Gilbert Giles Gill Gillian Gina Ginny
    Giorgio Giovanni Girish Gisela Giselle Gita Giuseppe Gladys Glenda Glen Glenn Glenys Gloria Glyn Glynis Glynn Godfrey
    Gokhan Gonzalo Gopal Goran Gordana Gordon Graeme Graham Grahame Grainne Grania Greer Greg Gregor Gregory Greta Griff
    Grzegorz Guido Guillaume Gulam Guner Gunnar Gunter Gurbax Gurdip Gurinder Gurmeet Gurmukh Gurpreet Gus Guto Guy
    Gwen Gwenda Gwendolyn Gwenllian Gwilym Gwyn Gwyneth Gwynne Habib Habiba Haddy Hakan Hala Haleema Halil Halina Hamid
    Hamida Hamish Hamza Hanan Hani Hanif Hank Hannah Hans Harbhajan Hardeep Hardip Hari Harish Harmeet Harminder Harold
    Haroon Haroun Harpreet Harriet Harry Harsha Haruka Harvey Harvinder Hasan Hasmukh Hassan Hattie Hayley Hazel
    Heather Hector Hedley Heidi Heinrich Helen Helena Helga Helmut Hemant Henrietta Henrik Henry Herbert Hermione Herve
    Hester Heulwen Hew Hilary Hilda Hilton Hina Hiroshi Hisham Hitesh Hodan Holly Horace Hortense Howard Hubert Huda
    Hugh Hugo Humaira Humera Humph Humphrey Huseyin Hussain Huw Hyacinth Hywel Iain Ian Ibironke Ibrahim Idil Idina
    Idris Iestyn Ieuan Ifeanyi Ifeoma Ifor Ifrah Iftikhar Ignacio Ignatius Igor Ikenna Ikram Ilkay Ilona Ilse Ilyas
    Imani Imelda Imogen Imran Inderjit Indira Indra Ines Inga Ingrid Inigo Iolo Iona Iqbal Irena Irene Irfan Irina Iris
    Isaac Isabel Isabella Isabelle Isadora Isaiah Ishaan Isla Ismail Ismet Isobel Isobelle Issac Ivan Ivana Ivanka Ivor
    Ivy Iwan Iwona Jabez Jacek Jacinda Jacinta Jack Jackie Jacob Jacqueline Jacques Jacqui Jaden Jagdish Jago Jagruti
    Jagtar Jaime Jake Jalil Jamal Jamelia James Jamie Jamila Jan Jana Jane Janet Janice Janie Janine Jared Jarek
    Jaroslaw Jarrod Jarvis Jas Jasbir Jasmin Jasmina Jasmine Jason Jaspal Jasper Jaspreet Jasvir Jaswinder Jatinder
    Javed Javier Jay Jaya Jayanti Jayden Jayesh Jayne Jaz Jean Jeanette Jeannette Jeannie Jed Jeff Jeffrey Jemima Jemma
    Jenna Jennette Jenni Jennie Jennifer Jenny Jens Jeremy Jermain Jermaine Jerome Jerri Jerrold Jerry Jerzy Jess Jesse
    Jessica Jessie Jethro Jez Jide Jignesh Jill Jillian Jilly Jim Jimmy Jitendra Jo Joachim Joan Joanna Joanne Joao
    Joaquin Jocelyn Jock Jodi Jodie Jody Joe Joel Joely Joey Joginder Johan Johanna Johannes John Johnny Jolanta Jolyon
    Jon Jonah Jonas Jonathan Jonny Jools Jordi Jorge Jory Jose Josef Joseph Josephine Josette José Josh Joshua Josie
    Joss Joyce Juan Juanita Judd Jude Judi Judith Judson Judy Jules Julia Julian Julie Juliet Juliette Julio Juno
    Jurgen Justin Justina Justine Jyoti Kabir Kadir Kaitlin Kaleem Kalpana Kamal Kamala Kamaljit Kamlesh Kamran Kanta
    Kanti Karan Kareem Karen Karim Karima Karin Karina Karl Karla Karolina Karren Kartik Kashif Kasia Katarina Kate
    Katerina Kath Katharine Katherine Kathie Kathleen Kathryn Kathy Katie Katja Katlyn Katrin Katrina Katy Kauser
    Kavita Kay Kaya Kazimierz Keeley Keeva Keiko Keir Keiran Keisha Keith Kellie Kelly Kelvin Kemal Kemi Ken Kendra
    Kenelm Kenji Kenna Kenneth Kenny Kenton Kerem Keri Kerri Kerrie Kerry Ketan Kev Kevin Kezia Khadija Khalid Kiera
    Kieran Kieron Kilvinder Kim Kimberley Kiran Kirk Kirpal Kirsten Kirsti Kirstie Kirsty Kishan Kit Kitty Klaus Kobina
    Kofi Kojo Konrad Koulla Kris Krishna Kristen Kristin Kristina Kristine Krupesh Krystyna Krzysztof Kulbir Kuldip
    Kulveer Kulvinder Kulwant Kunal Kunle Kurt Kwabena Kwaku Kwame Kwasi Kwesi Kyle Kylie Lachlan Laila Lainie Lakhbir
    Lakhvir Lakshmi Lalita Lamia Lana Lance Laney Lanre Lara Laraine Larry Lars Lata Latoya Laura Lauren Laurence Lauri
    Lavern Lavinia Lawrence Layla Leah Leander Leanne Lee Leena Leighanne Leighton Leila Lembit Len Lena Lenford Lenny
    Leo Leon Leona Leonard Leonie Leonora Leopold Leroi Leroy Les Lesley Leslie Lester Leszek Leticia Letitia Levent
    Levi Lewis Lex Léonie Liam Liane Lianne Lib Libby Lilian Lillian Lilly Linda Linden Lindsay Lindsey Linford Linsey
    Linus Lionel Lisa Lisbeth Liv Livia Liz Lizzie Lleu Llewellyn Llewelyn Llinos Lloyd Lois Lola Lorcan Lorena Lorenzo
    Loretta Lori Lorna Lorraine Lottie Lou Louis Louisa Louise Lowri Lubna Luc Luca Lucas Lucia Lucian Luciano Lucie
    Lucinda Lucy Ludmila Ludwig Luigi Luis Luisa Lukasz Luke Lutfur Luther Lydia Lyle Lyn Lynda Lyndon Lyndsey Lynette
    Lynn Lynne Lynsey Mabel Maciej Maddie Madeleine Madhu Maeve Magda Magdalena Maggie Magnus Maha Mahdi Mahendra
    Mahesh Mahmood Mahmoud Mahmud Mair Mairead Mairi Maisie Majid Malachi Malachy Malcolm Maldwyn Malgorzata Malik
    Mandeep Mandy Maninder Manish Manisha Manjit Manju Manmohan Manny Manoj Mansoor Manuel Manuela Manzoor Maqsood Mara
    Marc Marcel Marcella Marcelle Marcia Marcin Marco Marcus Marek Margaret Margarita Margery Margie Margot Mari Maria
    Mariam Marian Mariana Marianne Maribel Marie Mariella Marija Marilyn Marina Mario Marion Marisa Marisol Marita
    Marius Mariusz Mariya Marjorie Marjory Mark Marla Marlena Marlene Marlon Marnie Marsha Marta Martha Martin Martina
    Martine Martyn Marva Marvin Marwan Mary Maryam Masood Mateusz Matilda Matt Matteo Matthew Matthias Matthieu Mattias
    Mattie Maud Maude Maureen Maurice Maurie Maurizio Mavis Max Maximilian Maxine Maya Meena Meenakshi Meera Meg Megan
    Meghan Mehboob Mehdi Mehmet Mei Meinir Meirion Mel Melanie Melissa Meltem Melvin Menna Meral Mercedes Meredith
    Mererid Merrick Merv Mervin Mervyn Meryem Mete Mia Micah Michael Michel Michele Michelle Mick Micky Miguel Mihai
    Mikael Mike Mikhail Mildred Milena Miles Millie Milly Milo Mina Minal Mindy Minna Minnie Mira Mirabel Miranda
    Mireille Miriam Mirko Miroslav Misha Mitch Mitchell Mitesh Mitzi Mladen Moazzam Modupe Moeen Mohamad Mohamed
    Mohammed Mohan Mohsen Mohsin Moira Moll Mollie Molly Mona Monica Monika Monique Monty Morag Morris Morwenna Moses
    Mounir Mudassar Muhammad Mukesh Mukund Muna Munawar Mungo Munira Munsur Murad Murat Murdo Muriel Musa Mushtaq
    Mustafa Mustapha Myfanwy Myles Myra Myron Myrtle Nabeel Nabil Nabila Nadeem Nadhim Nadia Nadim Nadine Nadir Nadja
    Nafisa Naila Naim Najma Nalini Nanci Nancy Nanette Naoko Naomi Narendra Naresh Narinder Naseem Nasima Nasreen
    Nasrin Nasser Nat Natalia Natalie Natalya Natasha Nathalie Nathan Nathaniel Naveed Navin Navnit Nawal Nazia Nazir
    Nazli Neal Neale Neave Ned Neelam Neeraj Neeta Neha Neil Nell Nelly Nerissa Nerys Nesil Nessa Nesta Nev Neve Nevil
    Neville Ngozi Nia Niall Niamh Nichola Nicholas Nick Nicki Nickie Nickolas Nicky Nico Nicola Nicolas Nicole
    Nicolette Nigel Nighat Nikhil Niki Nikita Nikki Nikola Nikolai Nikolas Nilesh Nilgun Nils Nimco Nimesh Nimisha Nina
    Nirav Nirmal Nisha Nitin Niven Nizar Nnamdi Nneka Noah Noel Noémi Nollaig Noor Nora Norbert Noreen Norma Norman
    Nuala Nuray Nusrat Obadiah Octavia Odette Oisin Okan Oksana Olaf Olga Olive Oliver Olivia Olivier Ollie Olu Olukemi
    Oluwaseun Olwen Olwyn Omaima Omar Omari Onkar Oona Oonagh Ophelia Orhan Orla Orlaith Orlando Osagie Osbert Oscar
    Oskar Osman Oswald Otto Owain Owen Oyin Ozan Ozge Ozgur Pablo Paddy Padma Padraig Paige Palma Palmira Pam Pamela
    Pankaj Pansy Paolo Paramjit Paresh Parminder Parmjit Parveen Parvez Pascal Pascale Pat Patricia Patrick Patrik
    Patsy Patti Pattie Paul Paula Paulette Pauline Pavel Pawel Pedro Peg Peggy Penelope Penny Percival Percy Perdita
    Perry Pervez Pete Peter Petra Petrina Petronella Phil Philip Philippa Phill Phillip Phillippa Philomena Phineas
    Phoebe Phyllis Pierre Piers Pilar Piotr Pippa Polina Polly Pooja Portia Prabhu Pradeep Prakash Pramod Pranav
    Prashant Pratap Pravin Preeti Priscilla Pritesh Priti Priya Prue Prunella Purnima Qasim Queenie Quentin Quinn
    Quintin Rabina Rachael Rachel Radek Radha Rafael Rafal Rafe Rafiq Raheem Rahul Raine Raj Rajan Rajeev Rajendra
    Rajesh Rajinder Rajiv Rajni Rajnish Rajwinder Rakesh Ralf Ralph Ramazan Ramesh Ramila Ramon Ramona Rana Ranbir
    Randall Randolph Rani Rania Ranil Ranjan Ranjit Ranvir Raphael Raquel Rasha Rashid Rashida Rashmi Raul Ravi
    Ravinder Ray Raymond Raza Razia Reanna Rebecca Rebekah Redmond Reece Reem Reena Reg Reggie Regina Reginald Rehana
    Rehman Reinhard Rekha Renata Renate Rene Renée Reshad Reshard Reuben Rex Reza Rezina Rhea Rhian Rhiannon Rhoda
    Rhodri Rhona Rhonda Rhys Riana Riaz Ric Ricardo Richard Richie Rick Ricky Rik Rikki Riley Rishi Rita Ritesh Ritu
    Rizwan Rob Robbie Robert Roberta Roberto Robin Robyn Rocco Rochelle Rod Roddy Roderick Rodger Rodney Rodrick
    Rodrigo Roger Rohan Rohit Roisin Rokhsana Roland Rolande Rolf Rolly Roly Romesh Romilly Romy Ron Rona Ronald Ronan
    Ronke Ronnie Roopa Rory Ros Rosa Rosaleen Rosalie Rosalind Rosalyn Rosamund Rosanna Rosanne Roseanne Rosemarie
    Rosemary Rosena Roshan Rosie Rosina Roslin Roslyn Ross Rotimi Rowan Rowena Rowland Roxana Roxanne Roy Roz Rozina
    Róisín Ruairi Ruaridh Ruby Rudi Rudolph Rudy Rufus Rukhsana Rupa Rupal Rupert Rupinder Ruqaya Rushanara Russ
    Russell Ruth Ryan Ryszard Saad Sabah Sabina Sabine Sabrina Sacha Sachin Sadia Sadie Sadiq Saeed Safia Sagal Sahar
    Saima Sajid Sakina Salah Salem Salim Sally Salma Salman Salome Salvatore Salwa Sam Samantha Samara Samer Sami
    Samina Samir Sammi Sammy Samuel Sana Sandeep Sander Sandie Sandra Sandy Sangeeta Sanjay Sanjeev Sanjit Sanjiv
    Santiago Santosh Saoirse Saqib Sara Sarah Sarbjit Sarfraz Sarita Sarojini Sasha Saskia Satish Satnam Satoshi
    Satwinder Saul Savita Sawsan Sayeeda Scott Seamus Sean Seán Seb Sebastian Sebastien Seema Segun Selena Selim Selina
    Selma Selwyn Sem Semra Serena Serge Sergio Serkan Seth Sevda Severine Sevgi Shabana Shafi Shafiq Shaheen Shahid
    Shailesh Shaista Shakeel Shami Shamima Shan Shane Shanice Shannon Shantanu Shantelle Shanti Sharad Shari Sharon
    Shashi Shaun Shauna Shaunagh Shayla Shaz Shazia Sheena Sheetal Shehla Sheila Shelagh Shelby Sheldon Shelley Shelly
    Shereen Sheridan Sherif Sherri Sherry Sherwin Sheryl Shilpa Shirin Shirley Shiv Shobha Shobhana Shona Shonagh Shreya Shyam
    Sian Siân Sibel Sid Siddharth Sidney Sidonie Sienna Sigrid Silas Silkie Silvana Silvia Simeon Simon Simone Simran
    Sindy Sinead Siobhain Siobhan Sioned Sita Sivaji Siwan Slawomir Smita Sneha Sofia Sofie Sohail Soheila Solomon
    Solveig Sonal Sonia Sonja Sonya Sophia Sophie Soraya Sorcha Spencer Srinivas Stacey Stacy Stan Stanislav Stanislaw
    Stanley Stefan Stefania Stefano Stella Steph Stephan Stephanie Stephen Steve Steven Stevie Stewart Struan Stu
    Stuart Suad Subhash Sudha Sudhir Sue Suella Sufyan Sujata Sukhdev Sukhjit Sukhvinder Sukhwinder Suki Sukie Suleyman
    Sultana Sumaira Suman Sunder Sunil Sunita Suresh Surinder Surjeet Surjit Susan Susana Susanna Susannah Susanne
    Sushil Sushma Susi Susie Suzannah Suzanne Suzi Suzie Suzy Sven Svetlana Swati Sybil Sydney Syed Sylvester Sylvia
    Sylvie Sylwia Szymon Tabitha Tadeusz Tadhg Tahir Tahsin Taiwo Takashi Talia Tamara Tamer Tamsin Tamzin Tania Tanni
    Tanveer Tanweer Tanya Tara Tarek Tarik Tariq Tarique Tarquin Tarsem Tarun Taryn Tasha Tasneem Tatiana Tatum Tavis
    Tavish Ted Teddie Teddy Tegwen Tej Teji Tejinder Temi Temitope Teodor Terence Teresa Terrance Terri Terrie Terry
    Tess Tessa Tessie Thaddeus Thandi Thea Thelma Theo Theodora Theodore Theresa Therese Thérèse Thierry Thom Thomas
    Thomasina Thora Thurstan Tiffany Tilly Tim Timmy Timothy Tina Titilayo Titus Tobias Tobin Toby Todd Tolga Tom Tomas
    Tomasz Tommy Toni Tonia Tony Tonya Tope Topsy Tori Torquil Tosin Tracey Tracie Tracy Travis Trefor Trevor Tricia
    Trina Trish Tristan Tristram Trixie Trudi Trudie Trudy Trupti Tudur Tulip Tunde Tunji Turgut Tushar Tyler Tyrell
    Tyrone Uche Ugo Ulrich Ulrike Uma Umar Umesh Umit Una Unmesh Uri Ursula Urvashi Usha Usman Vaclav Val Valentin
    Valentina Valentine Valerie Valery Vandana Vanessa Varsha Vasant Vashti Vaughan Vaughn Vee Veena Veli Velma Venetia
    Venkat Vera Verena Verity Vernon Veronica Veronika Vibha Vic Vick Vicki Vicky Victor Victoria Vidya Vihaan Vijay
    Vijaya Vikki Vikram Viktor Vimal Vinay Vince Vincent Vinod Viola Vipul Virendra Virginie Vishal Vishnu Viv Vivek
    Vivian Vivien Vivienne Vlad Vladimir Vladislav Vojtech Wael Wafa Waheed Wahid Wai Waldemar Wale Walid Wallace
    Wallis Wally Walter Wanda Warren Warsame Waseem Wasim Wayne Wei Wenda Wendell Wendy Werner Wes Wesley Wiktor Wilbur
    Wilf Wilfred Wilhelmina Willa Willard William Willie Wilma Winfred Winifred Winnie Winnifred Winston Witold
    Wojciech Wolfgang Woody Xanthe Xavi Xavier Xena Yael Yahya Yan Yana Yannick Yaqub Yasemin Yasin Yasmeen Yasmin
    Yasmina Yasmine Yassin Yaw Yehudi Yemi Yewande Yilmaz Yinka Yogesh Yoko Yolanda Yolande Yosef Younis Yousef Youssef
    Yousuf Yuki Yumi Yuri Yusef Yusra Yusuf Yves Yvette Yvonne Zac Zach Zachariah Zachary Zack Zadie Zafar Zaheer Zahid
    Zahra Zainab Zainul Zak Zaki Zanna Zara Zaynab Zbigniew Zdenek Zeb Zeenat Zeina Zeinab Zelda Zena Zev Zeynep Zia
    Ziad Ziauddin Zina Zita Zoe Zoë Zofia Zola Zoltan Zoya Zubair Zuleika Zuzana
"""

GIVEN = frozenset(_GIVEN.split())
"""Given names that are no ordinary words; where one opens a name, its bearer need not be in a register."""

WORDS_TOO = frozenset("Faith Grace Hope Joy Dawn Rose Violet".split())
"""Ordinary words that are given names where an editor adds the surname."""


def triggers() -> Iterator[Entry]:
    """Yield every trigger: kinds ``title``, ``head`` (its id is the kind of thing), ``paper``, ``author``, ``programme`` and ``operation`` (likewise), ``office``, ``block``, ``given``, ``deputy``."""
    yield from (Entry("title", "title", title) for title in TITLES)
    yield from (Entry("title", "rank", title) for title in RANKS)
    for kind, heads in HEADS.items():
        yield from (Entry("head", kind, head) for head in heads)
    for kind, heads in PAPERS.items():
        yield from (Entry("paper", kind, head) for head in heads)
    for kind, heads in AUTHORED.items():
        yield from (Entry("author", kind, head) for head in heads)
    yield from (
        Entry("programme", "scheme", head)
        for head in ("programme", "project", "scheme", "initiative", "campaign", "mission", "fund", "pilot")
    )
    for office in OFFICES:
        yield from (Entry("office", "office", f"{office} {link}") for link in ("of", "for"))
    yield from (Entry("block", "block", name) for name in _BLOCKED)
    yield from (Entry("given", "given", name) for name in sorted(GIVEN | WORDS_TOO))
    yield Entry("deputy", "deputy", "Deputy")
    yield from (Entry("operation", "scheme", name) for name in ("Operation", "Project", "Op", "Exercise"))
