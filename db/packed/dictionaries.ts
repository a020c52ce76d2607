// What packed texts are made of, before any was written: the words and forms of the catalogue of 2026-11, as
// build/catalogue/case-words.ts puts them, and an audit entry. Frozen like a migration: a better one is another
// number in `text.ts`, never a change here.

/** Most telling last: what is near the end of a dictionary is cheaper to refer to. */
export const caseWords = `აბონენტის ადმინისტრაციული არამატერიალურ ასლის აღება ბავშვთა ბაზაში გაუქმება გეგმა დადგენა დაკავშირებული დაცვის დახმარების ერთჯერადი თანხა ითხოვს მაღალმთიან მთიანეთი მიღება მონაცემების მოძრავ მრავალშვილიანი მშობლის მცხოვრებთა მცხოვრები ნაკვეთზე ნივთზე ოჯახების პაკეტი პაციენტის პენსიის პერიოდი რეაბილიტაცია რეესტრიდან რუკაზე სააგენტო საზოგადოებრივ საკითხი საკრებულო სამგზავრო სამუშაო საპროექტო სარგებლობა საჩივარი სახლი სიკეთეზე სსიპ უქმე ფაქტობრივი ქონებრივ ცენტრში წარმომადგენელი წარმომადგენლის ხელმოწერების ადგილის ბინადრობის ბოლო გადაცემის გადახდა დაზიანებული დასახლებაში დაწყების ინდივიდუალური კავშირი ლეჩხუმი მინიჭება მცხეთა ნათესაური ნებართვა პროექტის რაჭა როდიდან სავარაუდო სამინისტრო საჭიროა უკან ქონება ქორწინების შენობა შეცვლა შიდა ცვლილება ცვლილების ავტონომიური აღდგენა აჭარის მისამართის მქონე ოჯახი რესპუბლიკა საიდენტიფიკაციო სამოქალაქო სამცხე სარეიტინგო სასოფლო საცხოვრებელი უძრავ ქონების ქულა წლამდე ჯავახეთი ამონაწერი ბარათის ზემო თანხმობა მომსახურება მოქალაქეობის მშენებლობის პრობლემა საკუთრების სამეგრელო საქართველოს შეთანხმება შესაძლებლობის ჯანმრთელობის აღწერა გარდაცვალების დაზიანების ინფორმაცია იურიდიული კახეთი მარტოხელა მერის მუნიციპალური პირი რეგისტრაციის სამეურნეო ფორმა განაცხადი განცხადება დაბა დაუცველი იმერეთი ლარი საკადასტრო სამედიცინო საჯარო უზრუნველყოფა ფართობი ბავშვის დასახლება ელექტრონული კოდი მომსახურების ნაკვეთის საბანკო სოფელი სოციალური სტატუსის შეზღუდული შეტყობინება ადგილი ანგარიშის ასლი მონაცემთა ობიექტის სახელმწიფო სოციალურად ქართლი მოწმობა სახე სვანეთი ქალაქი ქვემო პირადობის ფოტომასალა დამადასტურებელი მისამართი აქტის დოკუმენტის მშობლების პატივისცემის პირის რაოდენობა საარქივო სიწმინდისა სხვა ანდრია აღდგომა აღდგომის ბედობა გამარჯვების გაცემა გიორგობა დამოუკიდებლობის დედის დოკუმენტი ერთიანობის მარიამობა მიცვალებულთა მოთხოვნა მოხსენიების მცხეთობა ნათლისღება ორშაბათი პარასკევი პირველწოდებულის საერთაშორისო სვეტიცხოვლობა ფაშიზმზე ღვთისმშობლის შაბათი შობა წილხვდომილობის წმინდა ხსენების მოწმობის ქალთა წითელი წლის გვარი მიწის სახელი უფლების ეროვნული პირადი დაბადების დახმარება მეორე წელი თარიღი ოჯახის ცნობა დიახ დიდი ახალი შესახებ ნომერი რეგისტრაცია მუნიციპალიტეტი
"adigeni""ambrolauri""ambrolauri-city""aspindza""akhalkalaki""akhaltsikhe""akhmeta""bolnisi""borjomi""gardabani""gori""gori-city""gurjaani""dmanisi""dusheti""tetritsqaro""telavi""tianeti""kaspi""lentekhi""marneuli""mestia""mtskheta""ninotsminda""oni""sagarejo""sachkhere""sighnaghi""kareli""keda""kobuleti""qazbegi""qvareli""shuakhevi""chokhatauri""chkhorotsqu""tsageri""tsalka""tsqaltubo""chiatura""kharagauli""khashuri""khelvachauri""khobi""khoni""zugdidi""khulo""batumi-city""samtredia""abasha""martvili""lanchkhuti""tsalenjikha""zestaponi""ozurgeti""lagodekhi""dedoplistsqaro""tbilisi""vani""terjola"
"shashiani""sartichala""gomi""chaladidi""ruisi""khevi""koda""manglisi""nigoiti""jvari""poka""shorapani""qvareltsqali""mukhaestate""geguti""mejvriskhevi""kachreti""khidistavi""nukriani""korbouli""ghoresha""kazreti""shilda""orsantia""kvemo-natanebi""kabali""lentekhi""chakvi""khreiti""sadakhlo""rukhi""didi-jikhaishi""martqopi""iormughanlo""arkhiloskalo""tqviavi""vale""berdzenauli""usakhelo""kitskhi""baraleti""lajana""kumurdo""tsalka""kokhnari""gldani""zeindari""bakuriani""meore-sviri""pasanauri""jgali""lanchkhuti""atsquri""saniore""zeda-sazano""lesichine""sachkhere""tsnori""dmanisi""adigeni"
"answers":{"cadastralCode":","objectAddress":","objectKind":"fence","garage","shed","greenhouse","kiosk","other","purpose":","footprint":1,"height":1,"landArea":1,"distance":1,"coOwners":"yes","no","startDate":"2026-01-1,"plan":","photos":"},"papers":[],
"answers":{"cadastralCode":","objectAddress":","landArea":1,"landUse":"agricultural","non-agricultural","function":"house","apartment","commercial","hotel","industrial","agricultural","other","buildingClass":"II","III","IV","maxHeight":1,"floors":1,"totalArea":1,"existing":"yes","no","heritage":"yes","no","topo":","photos":"},"papers":[],
"answers":{"stage1Number":","stage1Date":"2026-01-1,"cadastralCode":","objectAddress":","designer":","designerCode":","buildingClass":"II","III","IV","totalArea":1,"k1":1,"k2":1,"expertise":"yes","no","months":1,"feePaid":"yes","no","project":"},"papers":[],
"answers":{"deceasedName":","deceasedNumber":"010,"deathDate":"2026-01-1,"deathCertificate":","relation":","cemetery":","plotKind":"new","family","area":1,"burialDate":"2026-01-01T10:30","certificate":"},"papers":[],
"answers":{"category":"vulnerable","disabled","elderly","single-parent","homeless","svScore":1,"portions":1,"familyMembers":[{"personalNumber":"010,"fullName":","birthDate":"2026-01-1,"relation":"}],"mobility":"yes","no","homeDelivery":"yes","no","settlement":","startDate":"2026-01-1,"description":"},"papers":[],
"answers":{"settlement":","livedAt":","since":"2026-01","until":"2026-01","ownership":"own","family","rent","other","members":1,"witnesses":[{"fullName":","personalNumber":"010}],"purpose":","copies":1,"certLanguage":"ka"},"papers":[],
"answers":{"customer":","place":","chargeFrom":"2026-01","chargeTo":"2026-01","amount":"100.00","residents":1,"reason":"residents","empty","double","vulnerable","sold","no-service","witnesses":","description":","bill":"},"papers":[],
"answers":{"actNumber":","actDate":"2026-01-1,"issuer":","kind":"act","action","inaction","knownDate":"2026-01-1,"relatedCase":","demand":","grounds":","suspend":"yes","no","hearing":"yes","no","actCopy":"},"papers":[],
"answers":{"passengerName":","passengerNumber":"010,"disabilityGroup":"severe","significant","moderate","child","wheelchair":"yes","no","escort":"yes","no","purpose":"medical","education","rehabilitation","administrative","other","from":","to":","tripDate":"2026-01-1,"tripTime":","regular":"once","weekly","monthly","disabilityProof":"},"papers":[],
"answers":{"eventKind":"fire","flood","landslide","storm","hail","snow","earthquake","other","eventDate":"2026-01-1,"settlement":","objectAddress":","damaged":"dwelling","outbuilding","crops","livestock","property","damageArea":1,"damageEstimate":"100.00","habitable":"yes","no","residents":1,"rescueCalled":"yes","no","insured":"yes","no","description":","iban":","photos":"},"papers":[],
"answers":{"subject":","description":","grounds":","addressee":"mayor","council","mayor-rep","relatedCase":","thirdParties":"yes","no","urgent":"yes","no","originalLanguage":"ka","hy","az","ru","other","attachments":"},"papers":[],
"answers":{"currentPlace":"street","relatives","shelter","unsafe","rented","since":"2026-01","cause":"disaster","fire","violence","debt","family","other","ownsProperty":"yes","no","soldProperty":"yes","no","familyMembers":[{"personalNumber":"010,"fullName":","birthDate":"2026-01-1,"relation":"}],"income":"100.00","svScore":1,"vulnerabilities":"disability","pregnancy","minor","elderly","illness","confidential":"yes","no","description":"},"papers":[],
"answers":{"childName":","childNumber":"010,"childBirthDate":"2026-01-1,"kindergarten":","secondChoice":","group":"2-3","3-4","4-5","5-6","language":"ka","hy","az","ru","parentRole":"mother","father","guardian","priority":"vulnerable","large-family","single-parent","sibling","special-needs","idp","specialNeeds":","startDate":"2026-01-1,"birthCertificate":"},"papers":[],
"answers":{"childrenUnder18":1,"children":[{"personalNumber":"010,"fullName":","birthDate":"2026-01-1,"certificateNumber":"}],"familyStatus":"married","single","widowed","guardian","spousePersonalNumber":"010,"livesTogether":"yes","no","svScore":1,"aidKind":"once","monthly","iban":","accountHolder":","birthCertificates":"},"papers":[],
"answers":{"propertyKind":"land-agri","land-other","building","room","movable","cadastralCode":","propertyAddress":","area":1,"form":"lease","rent","usufruct","loan","term":1,"purpose":","investment":"100.00","jobs":1,"currentUse":"yes","no","drawing":"},"papers":[],
"answers":{"settlement":","place":","location":{"lat":41.,"lon":44.},"pole":","lamps":1,"fault":"off","blink","day","wire","pole","new","danger":"yes","no","since":"2026-01-1,"description":","photos":"},"papers":[],
"answers":{"patientIsApplicant":"yes","no","patientName":","patientNumber":"010,"serviceKind":"surgery","examination","treatment","medicines","rehabilitation","clinic":","invoiceAmount":"100.00","stateShare":"100.00","requestedAmount":"100.00","plannedDate":"2026-01-1,"svScore":1,"payTo":"clinic","applicant","iban":","medicalDocuments":"},"papers":[],
"answers":{"withWhom":"mayor","deputy","mayor-rep","department","subject":","preferredDates":[{"date":"2026-01-1,"part":"am","pm"}],"mode":"office","center","video","interpreter":"none","hy","az","ru","sign","participants":1,"accessibility":","description":"},"papers":[],
"answers":{"settlement":","registeredSince":"2026-01-1,"monthsLived":1,"absences":","forWhom":"self","minor","ward","personName":","personNumber":"010,"witnesses":[{"fullName":","personalNumber":"010,"phone":"+9955}],"previousStatus":"yes","no","photos":","residenceProof":"},"papers":[],
"answers":{"childFullName":","childPersonalNumber":"010,"childBirthDate":"2026-01-1,"birthOrder":1,"multipleBirth":"single","twins","triplets","otherParentName":","otherParentNumber":"010,"birthCertificateNumber":","iban":","accountHolder":","birthCertificate":"},"papers":[],
"answers":{"reason":"illness","loss-of-income","single-elderly","large-family","disability","death-in-family","other","description":","familyMembers":[{"personalNumber":"010,"fullName":","birthDate":"2026-01-1,"relation":"}],"monthlyIncome":"100.00","svRegistered":"yes","no","svScore":1,"previousAid":"yes","no","previousAidDetails":","iban":","accountHolder":","proofs":"},"papers":[],
"answers":{"right":"access","copy","correct","erase","block","object","withdraw-consent","dataScope":","cases":","currentValue":","newValue":","reason":","form":"paper","electronic","identityChecked":false},"papers":[],
"answers":{"title":","text":","addressee":"council","mayor","signatures":1,"threshold":1,"representativeName":","representativePhone":"+9955,"draftAct":"yes","no","signatureList":","draft":"},"papers":[],
"answers":{"subject":","description":","periodFrom":"2026-01-1,"periodTo":"2026-01-1,"form":"electronic","copy","inspect","containsOwnData":"yes","no","copies":1,"department":","deliver":"center","email","post"},"papers":[],
"answers":{"settlement":","place":","location":{"lat":41.,"lon":44.},"roadKind":"village","street","inter","state","damageKind":"hole","washout","landslide","bridge","surface","other","length":1,"passable":"yes","offroad","no","households":1,"since":"2026-01-1,"description":","photos":"},"papers":[],
"answers":{"objectKind":"kiosk","stall","van","seasonal","goods":","place":","location":{"lat":41.,"lon":44.},"area":1,"from":"2026-01-1,"to":"2026-01-1,"power":"yes","no","entrepreneurCode":","sketch":","photos":"},"papers":[],
"answers":{"treeCount":1,"species":","diameter":1,"place":"own","neighbour","public","objectAddress":","cadastralCode":","reason":"dry","danger","damage","construction","wires","urgent":"yes","no","redList":"yes","no","description":","photos":"},"papers":[],
"answers":{"settlement":","title":","category":"road","water","light","yard","drainage","culture","other","problem":","solution":","beneficiaries":1,"cost":"100.00","contribution":","landOwner":"municipality","state","private","unknown","supporters":1,"photos":"},"papers":[],
"answers":{"settlement":","place":","location":{"lat":41.,"lon":44.},"problem":"missed","overflow","bin-damaged","dump","bulky","construction","lastCollection":"2026-01-1,"bins":1,"volume":1,"hazardous":"yes","no","description":","photos":"},"papers":[],
"answers":{"settlement":","place":","problem":"none","low","quality","leak","meter","schedule","source":"municipal","company","spring","customer":","since":"2026-01-01T10:30","occurrence":"now","repeat","households":1,"health":"yes","no","description":","photos":"},"papers":[],
"service":"municipality-one-time-aid","form":"municipality-one-time-aid"
"service":"municipality-large-family","form":"municipality-large-family"
"service":"municipality-newborn","form":"municipality-newborn"
"service":"municipality-single-parent","form":"municipality-general"
"service":"municipality-disaster","form":"municipality-disaster"
"service":"municipality-house-repair","form":"municipality-general"
"service":"municipality-rent","form":"municipality-general"
"service":"municipality-homeless","form":"municipality-homeless"
"service":"municipality-canteen","form":"municipality-canteen"
"service":"municipality-centenarian","form":"municipality-general"
"service":"municipality-funeral-unclaimed","form":"municipality-general"
"service":"municipality-funeral-veteran","form":"municipality-general"
"service":"municipality-veteran","form":"municipality-general"
"service":"municipality-idp","form":"municipality-general"
"service":"municipality-pregnant-food","form":"municipality-general"
"service":"municipality-shelter-elderly","form":"municipality-general"
"service":"municipality-violence","form":"municipality-general"
"service":"municipality-utility-subsidy","form":"municipality-general"
"service":"municipality-student","form":"municipality-general"
"service":"municipality-orphan","form":"municipality-general"
"service":"municipality-home-care","form":"municipality-general"
"service":"municipality-firewood","form":"municipality-general"
"service":"municipality-mountain-status","form":"municipality-mountain-status"
"service":"municipality-mountain-suspend","form":"municipality-general"
"service":"municipality-medical","form":"municipality-medical"
"service":"municipality-medicines","form":"municipality-general"
"service":"municipality-dialysis","form":"municipality-general"
"service":"municipality-disabled-child","form":"municipality-general"
"service":"municipality-disabled-adult","form":"municipality-general"
"service":"municipality-disabled-transport","form":"municipality-disabled-transport"
"service":"municipality-home-adapt","form":"municipality-general"
"service":"municipality-oncology","form":"municipality-general"
"service":"municipality-day-centre","form":"municipality-general"
"service":"municipality-build-class1","form":"municipality-build-class1"
"service":"municipality-build-stage1","form":"municipality-build-stage1"
"service":"municipality-build-stage2","form":"municipality-build-stage2"
"service":"municipality-build-sketch","form":"municipality-general"
"service":"municipality-build-extend","form":"municipality-general"
"service":"municipality-build-change","form":"municipality-general"
"service":"municipality-build-notice","form":"municipality-general"
"service":"municipality-demolition","form":"municipality-general"
"service":"municipality-legalise","form":"municipality-general"
"service":"municipality-commission","form":"municipality-general"
"service":"municipality-parcel","form":"municipality-general"
"service":"municipality-function","form":"municipality-general"
"service":"municipality-facade","form":"municipality-general"
"service":"municipality-trade","form":"municipality-trade"
"service":"municipality-advert","form":"municipality-general"
"service":"municipality-trench","form":"municipality-general"
"service":"municipality-illegal-build","form":"municipality-general"
"service":"municipality-docs-return","form":"municipality-general"
"service":"municipality-enforcement","form":"municipality-general"
"service":"municipality-lease","form":"municipality-lease"
"service":"municipality-usufruct","form":"municipality-general"
"service":"municipality-privatise","form":"municipality-general"
"service":"municipality-pasture","form":"municipality-general"
"service":"municipality-boundary","form":"municipality-general"
"service":"municipality-burial","form":"municipality-burial"
"service":"municipality-housing-fund","form":"municipality-general"
"service":"municipality-apartment-owners","form":"municipality-general"
"service":"municipality-cert-residence","form":"municipality-cert-residence"
"service":"municipality-cert-family","form":"municipality-general"
"service":"municipality-cert-land","form":"municipality-general"
"service":"municipality-cert-livestock","form":"municipality-general"
"service":"municipality-cert-dependants","form":"municipality-general"
"service":"municipality-cert-agri","form":"municipality-general"
"service":"municipality-mrep-letter","form":"municipality-general"
"service":"municipality-cert-archive","form":"municipality-general"
"service":"municipality-road","form":"municipality-road"
"service":"municipality-light","form":"municipality-light"
"service":"municipality-water","form":"municipality-water"
"service":"municipality-sewer","form":"municipality-general"
"service":"municipality-drain","form":"municipality-general"
"service":"municipality-bridge","form":"municipality-general"
"service":"municipality-bank","form":"municipality-general"
"service":"municipality-snow","form":"municipality-general"
"service":"municipality-irrigation","form":"municipality-general"
"service":"municipality-water-connect","form":"municipality-general"
"service":"municipality-waste","form":"municipality-waste"
"service":"municipality-bin","form":"municipality-general"
"service":"municipality-dump","form":"municipality-general"
"service":"municipality-tree-prune","form":"municipality-general"
"service":"municipality-stray","form":"municipality-general"
"service":"municipality-playground","form":"municipality-general"
"service":"municipality-noise","form":"municipality-general"
"service":"municipality-tree-cut","form":"municipality-tree-cut"
"service":"municipality-cleaning-fee","form":"municipality-cleaning-fee"
"service":"municipality-cleaning-fee-exempt","form":"municipality-general"
"service":"municipality-bus-route","form":"municipality-general"
"service":"municipality-bus-permit","form":"municipality-general"
"service":"municipality-taxi","form":"municipality-general"
"service":"municipality-free-travel","form":"municipality-general"
"service":"municipality-sign","form":"municipality-general"
"service":"municipality-parking-disabled","form":"municipality-general"
"service":"municipality-kindergarten","form":"municipality-kindergarten"
"service":"municipality-kindergarten-move","form":"municipality-general"
"service":"municipality-sport","form":"municipality-general"
"service":"municipality-art","form":"municipality-general"
"service":"municipality-school-bus","form":"municipality-general"
"service":"municipality-library","form":"municipality-general"
"service":"municipality-hall","form":"municipality-general"
"service":"municipality-event","form":"municipality-general"
"service":"municipality-culture-project","form":"municipality-general"
"service":"municipality-village-project","form":"municipality-village-project"
"service":"municipality-budget-idea","form":"municipality-general"
"service":"municipality-petition","form":"municipality-petition"
"service":"municipality-assembly","form":"municipality-general"
"service":"municipality-meeting","form":"municipality-meeting"
"service":"municipality-rally","form":"municipality-general"
"service":"municipality-hall-room","form":"municipality-general"
"service":"municipality-public-info","form":"municipality-public-info"
"service":"municipality-complaint","form":"municipality-complaint"
"service":"municipality-general","form":"municipality-general"
"service":"municipality-staff-complaint","form":"municipality-general"
"service":"municipality-act-copy","form":"municipality-general"
"service":"municipality-own-data","form":"municipality-own-data"
"service":"municipality-withdraw","form":"municipality-general"
{"kind":"case.submitted","case":"01","version":1,"deskNumber":"0","center":"","operator":"01","service":"municipality-","catalogueVersion":1,"route":{"channel":"system","municipality":""},"receiptLanguage":"ka","applicant":{"applicantKind":"person","organisation","documentType":"id-card","passport","residence-card","neutral","birth-certificate","other","none","documentNumber":","personalNumber":"010,"lastName":","firstName":","lastNameLatin":","firstNameLatin":","birthDate":"2026-01-1,"organisationName":","organisationCode":","organisationPerson":","registeredAddress":","actualAddress":","notifyBy":"center","sms","email","post","phone":"+9955,"email":","byRepresentative":false,"representativeName":","representativeNumber":"010,"dataNotice":false,"applicantKind":"person","documentType":"id-card","phone":"+9955","byRepresentative":false,"dataNotice":true},"answers":{},"papers":[],"filedOn":"2026-11-","filedAt":{"wall":"2026-11-23T10:20:30.500Z","monotonicMs":1000.5,"boot":"","trusted":"2026-11-`;

export const auditWords = `{"reading":{"wall":"2026-11-23T10:20:30.500Z","monotonicMs":100000.5,"boot":"-8-a","trusted":null},"operator":null,"call":"session.sign-in","subject":null,"outcome":"call.not-signed-in"}"session.sign-out""draft.discard""draft.list""draft.read""paper.read""paper.add""backup.run""case.list""receipt.print""receipt.read""case.submit""draft.create""case.read"{"reading":{"wall":"2026-11-23T10:20:30.500Z","monotonicMs":100000.5,"boot":"019","trusted":"2026-11-23T10:20:30.500Z"},"operator":"019","call":"case.read","subject":"0010226000","outcome":"ok"}`;

/** What follows the words of cases, and an audit record, where ids, instants and numbers were taken out (see `atoms.ts`); frozen likewise. */
export const foldedCase = `"relatedCase":"","passport","residence-card","neutral","birth-certificate","other","none","notifyBy":"sms","email","post","center","phone":"+\u0005","lastNameLatin":"","firstNameLatin":"","organisation","organisationName":"","organisationCode":"\u0005","organisationPerson":"","byRepresentative":true,"representativeName":"","representativeNumber":"\u0005","amount":"preferredAnswer":"thirdParties":"yes","no","urgent":"originalLanguage":"","grounds":","addressee":"description":"mayor","papers":[{"slot":"","sha256":"\u0003","mediaType":"image/jpeg","application/pdf","size":}],"filedOn":"\u0004","filedAt":{"wall":"\u0002","monotonicMs":\u0005,"boot":"\u0001","trusted":null}}{"kind":"case.submitted","case":"\u0001","version":1,"deskNumber":"\u0005","center":"","operator":"\u0001","service":"municipality-general","form":"municipality-general","catalogueVersion":1,"route":{"channel":"system","municipality":""},"receiptLanguage":"ka","applicant":{"applicantKind":"person","documentType":"id-card","documentNumber":"","personalNumber":"\u0005","lastName":"","firstName":"","birthDate":"\u0004","registeredAddress":"","actualAddress":"","notifyBy":"sms","phone":"+\u0005","email":"","byRepresentative":false,"dataNotice":true},"answers":{"subject":"","description":"","addressee":"mayor"},"papers":[],"filedOn":"\u0004","filedAt":{"wall":"\u0002","monotonicMs":\u0005.5,"boot":"\u0001","trusted":"\u0002"}}`;
export const foldedAudit = `"call":"session.sign-in","subject":null,"outcome":"call.not-signed-in"}"session.sign-out","outcome":"forbidden""draft.unknown","draft.outdated""paper.read","paper.add","backup.run","receipt.print","receipt.read","draft.discard","draft.read","draft.list","case.list","queue.read","case.find","subject":"find:\u0005,"case.read","subject":"\u0005","outcome":"ok"}{"reading":{"wall":"\u0002","monotonicMs":\u0005.5,"boot":"\u0001","trusted":null},"operator":null,"call":"draft.create","subject":"\u0001","outcome":"ok"}{"reading":{"wall":"\u0002","monotonicMs":\u0005,"boot":"\u0001","trusted":"\u0002"},"operator":"\u0001","call":"case.submit","subject":"\u0001","outcome":"ok"}`;

/** What cases say of who applies since 2026-11, roles included: between the words of cases and `foldedCase`; frozen likewise. */
export const personWords = `"documentSeenAt":"2026-01-01 10:30","documentValidUntil":"","representativeBasis":"notarised-power","simple-power","parent","guardian","court","guardianship-body","carrier","representativeDocument":"","representativePhone":"+9955","representativeScope":["file","receive","change","appeal","money"],"representativePaperNumber":"","representativeValidUntil":"","representativePaper":[],"phoneOwner":"own","family","neighbour","representative","phoneOwnerName":"","phoneMessage":"yes","no","interpreted":true,"spokenLanguage":"hy","az","ru","os","en","sign","interpreterKind":"operator","family","interpreter","interpreterName":"","together":true,"furtherApplicants":[{"signed":false}],"signatureSheet":[],"documentSeen":"machine","eye","not-shown","registeredAddress":"","actualAddress":"","byRepresentative":false,"interpreted":false,"together":false,"dataNotice":true},"answers":{`;

/** What cases say since 2026-11 of what was told and agreed to: between `personWords` and `foldedCase`; frozen likewise. */
export const toldWords = `"notifyBy":"sms","newsBySms":true},"notices":[{"notice":"news-sms","act":"consented","withdrawn","language":"hy","az","ru","en","sha256":"\u0003","to":"representative","organisationPerson","at":"\u0002"},{"notice":"personal-data","act":"told","text":1,"language":"ka","sha256":"\u0003","to":"applicant","at":"\u0002"}],"filedOn":"\u0004","filedAt":{"wall":"\u0002"`;

/** SHA-256 of the catalogue's texts for applicants, which cases repeat; new ones are added at the end, 256 at most. */
export const knownHashes: readonly string[] = [
  'ee47ac64288cd9211f013a1d85107869b6962190a83b862a6d0263a1aaa85311',
  'cd432f1b6926d172bf63c985717c43bf3cb0b64609377e31e40f271bb2df44df',
  'c119145f685162cd60f48afce322061fcade4a3c8e98828062abc70d14ef5e2e',
  '696585ecc594fea1a0a29d5038688999b8aba853be3dc866b32504b2e1c48f37',
];

/** Calls of usual records; new ones are added at the end. */
const usualCalls: readonly string[] = [
  ...['session.sign-in', 'session.sign-out', 'shift.read', 'desk.read', 'task.list', 'keeping.read', 'daybook.read'],
  ...['visit.list', 'visit.end', 'visit.park', 'visit.resume', 'visit.print', 'case.similar', 'contact.count'],
  ...[
    'draft.create',
    'draft.list',
    'draft.read',
    'draft.discard',
    'paper.read',
    'paper.queue',
    'note.list',
    'note.add',
  ],
  ...['case.submit', 'case.read', 'case.list', 'case.correct', 'case.withdraw', 'queue.read', 'act.note', 'act.scan'],
  ...['receipt.read', 'receipt.print', 'page.read', 'page.print', 'print.list', 'print.settle', 'person.report'],
];

/** Records of calls that went well, by whom and about what, as `atoms.ts` folds them; most of a desk's are among them. */
export const usualRecords: readonly string[] = usualCalls.flatMap((call) =>
  ['"\u0002"', 'null'].flatMap((trusted) =>
    ['"\u0001"', '"\u0005"', 'null'].map(
      (subject) =>
        `{"reading":{"wall":"\u0002","monotonicMs":\u0005,"boot":"\u0001","trusted":${trusted}},"operator":"\u0001","call":"${call}","subject":${subject},"outcome":"ok"}`,
    ),
  ),
);
