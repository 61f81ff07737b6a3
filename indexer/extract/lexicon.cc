#include "indexer/extract/lexicon.h"

#include <array>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "indexer/extract/word_facts.h"

namespace dateline {
namespace {

struct CueWords {
  std::uint32_t cue;
  std::string_view words;
};

constexpr std::array kCueWords = {
    CueWords{kTitleCue,
             "adm admiral ambassador archbishop ayatollah baron baroness bishop brig brigadier "
             "cardinal capt captain chancellor chairman chairwoman cllr cmdr col colonel "
             "commander commissioner congressman congresswoman corporal councillor councilman "
             "countess cpl dame deputy det detective dr duchess emir emperor empress "
             "gen general gov governor hon imam insp inspector judge justice king lady lieutenant "
             "lord lt madam madame maj major marshal mayor messrs minister miss monsieur mr mrs ms "
             "mullah officer pastor pc pope premier president prime-minister prince princess prof "
             "professor queen rabbi rep representative rev reverend secretary sen senator sergeant "
             "sgt sheikh sheriff sir spokesman spokeswoman sultan supt superintendent viscount "
             "president-elect vice-president congressmember private pvt sgt-maj cpt "
             "taoiseach legislator mufti mme chancellor elder attorney whistleblower "
             "congressperson sportswriter"},
    CueWords{kRoleCue,
             "actor actress activist adviser advisor analyst architect artist astronaut athlete "
             "attorney author bassist boss boxer businessman businesswoman campaigner candidate "
             "ceo chief coach comedian commentator composer conductor counterpart critic dancer "
             "democrat designer director doctor driver drummer economist editor engineer executive "
             "expert father fisherman footballer founder goalkeeper golfer guitarist hero "
             "historian host journalist kurd lawmaker lawyer leader lecturer manager mathematician "
             "member minister model musician nominee novelist officer owner painter philanthropist "
             "photographer physicist pianist player playwright poet politician presenter president "
             "prosecutor producer psychologist rapper reporter republican researcher resident "
             "scientist secretary senator singer skipper soldier songwriter spokesman spokesperson "
             "spokeswoman star striker student superintendent suspect teacher teammate tycoon "
             "victim volunteer winner witness writer chairman chairwoman colleague mp mps mep msp "
             "premier chancellor king queen prince princess pope governor mayor "
             "congressman congresswoman ambassador commissioner defendant pilot "
             "midfielder defender quarterback whistleblower vocalist celebrity "
             "actors actresses brothers sisters ministers presidents senators"},
    CueWords{
        kFamilyCue,
        "son daughter wife husband brother sister mother father cousin uncle aunt nephew niece "
        "widow partner girlfriend boyfriend fiancee fiance grandson granddaughter mum dad "
        "friend friends sons daughters parents twin named called"},
    CueWords{
        kSpeechCue,
        "said says say told tells added adds asked claimed claims announced tweeted wrote "
        "writes explained insisted argued stated declared replied responded commented admitted "
        "warned confirmed denied described resigned died testified quoted remarked joked "
        "praised criticised criticized urged apologised apologized spoke married concluded "
        "noted recalled believes thinks played scored won lost pleaded"},
    CueWords{kPlacePreposition,
             "in at near from to into across outside around through throughout within inside "
             "toward towards via visited visiting visit between beyond along off reach reached "
             "reaching leave leaving left entered entering northern southern eastern western "
             "central north south east west downtown upstate mainland nearby neighbouring "
             "neighboring greater rural suburban coastal"},
    CueWords{
        kOrganisationHead,
        "academy administration agency airlines airways alliance army arts assembly "
        "association authority bank battalion board brewery brigade broadcaster broadcasting "
        "bureau business cabinet chamber charity church club coalition college command "
        "commission committee commons communications companies company confederation "
        "conference congress consortium constabulary cooperation corp corporation corps "
        "council court democrats department directorate division electric embassy "
        "enterprises entertainment exchange express federation films fleet forces force "
        "forum foundation fund gazette government group guard guardian guards herald holdings "
        "inc inquirer institute institution insurance journal judiciary laboratories laboratory "
        "league legion legislature llc limited ltd lords magazine media militia ministry "
        "motors movement museum network news newspaper observer office "
        "orchestra order organisation organization parliament party patrol pharmaceuticals "
        "plc police post press project railways records regiment registry "
        "representatives research reserve schools senate service services society squadron "
        "studios systems task taskforce team technologies technology telegraph telecom "
        "television telecommunications times treasury tribunal tribune trust union unions "
        "united university watchdog watch fc afc cf rangers rovers wanderers gmbh sa spa ag "
        "secretariat ombudsman investigations "
        "affairs survey tribe reservation workers diseases games pictures airline airlines energy "
        "oil petroleum gas "
        "software labs industries international partners associates solutions bbc tv radio "
        "mailonline daily mail mirror sun online staff workshop band community campaign "
        "program programme initiative crown hurricane medicine"},
    CueWords{kWeakHead,
             "school house centre center hospital hotel library theatre theater gallery "
             "cathedral prison museum clinic"},
    CueWords{kSiteHead,
             "river lake street road avenue lane drive boulevard square park bridge castle palace "
             "hall airport island islands isle bay beach coast valley desert peninsula strait sea "
             "ocean gulf canal mountains mountain hills hill province region district county "
             "harbor harbour port falls forest creek dam reservoir cemetery stadium arena tower "
             "highway canyon glacier volcano plateau township springs prefecture governorate "
             "oblast city town village mosque abbey monument terminal "
             "cove point plaza gate marina airfield airbase motorway heights basin range ridge "
             "reef sound pass belt wilderness parish municipality junction"},
    CueWords{kSiteOpening,
             "mount lake cape fort port mt loch isle camp gulf strait lac rio santa san "
             "st saint los las el la le new"},
    CueWords{
        kDirection,
        "north south east west northern southern eastern western northeast northwest southeast "
        "southwest north-east north-west south-east south-west northeastern northwestern "
        "southeastern southwestern upper lower central greater"},
    CueWords{
        kCalendarCue,
        "monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays "
        "thursdays fridays saturdays sundays january february march april may june july august "
        "september october november december jan feb mar apr jun jul aug sept sep oct nov dec "
        "mon tue tues wed thu thur thurs fri christmas easter ramadan halloween thanksgiving "
        "utc gmt bst est edt pst pdt cet"},
    CueWords{kFunctionWord | kNeverName,
             "the a an i he she it we they you his her its our their my your this that these those "
             "there here what which who whom whose when where why how if but and or so yet nor for "
             "as at by in of on to up with from into about after before while since until although "
             "though because however moreover meanwhile also then thus "
             "yes no not now today yesterday tomorrow tonight mr's all some many most few several "
             "both each every any other another such one two three four five six seven eight nine "
             "ten under over between during within "
             "without despite according following including earlier later recently currently"},
    CueWords{
        kNeverName,
        "first second third last next new old more less internet web bible covid coronavirus "
        "covid-19 tv ok god lord twitter facebook youtube "
        "instagram google apple amazon's prime home foreign interior defence defense finance "
        "health education justice state national federal royal special general chief vice "
        "deputy former acting global world international european american british "
        "grand super big great high supreme civil public private common middle "
        "constitution act bill law treaty agreement accord convention protocol declaration "
        "summit olympic olympics paralympics cup championship championships league prize award "
        "awards festival oscar oscars grammy emmy bafta gold silver bronze medal war battle "
        "operation revolution brexit republican republicans democrat democrats democratic "
        "conservative conservatives labour labor tory tories liberal liberals communist "
        "communists nazi nazis socialist socialists green greens independent christian "
        "christians catholic catholics protestant protestants muslim muslims jewish jew jews "
        "hindu hindus sikh sikhs buddhist buddhists islam islamic islamist christianity "
        "photo image file source sources pictured video getty ap afp reuters click read "
        "related advertisement copyright et al ii iii iv vi vii viii ix xi english french "
        "german miss ms mrs mr hurricane tropical storm typhoon cyclone"},
    CueWords{
        kDemonym,
        "afghan afghans african africans albanian albanians algerian algerians american "
        "americans arab arabs arabic argentine argentinian armenian armenians asian asians "
        "australian australians austrian austrians azerbaijani azeri bahraini bangladeshi "
        "basque belarusian belgian belgians bolivian bosnian bosnians brazilian brazilians "
        "briton britons british brit brits bulgarian bulgarians burmese cambodian cameroonian "
        "canadian canadians caribbean catalan chechen chechens chilean chinese colombian "
        "colombians congolese croat croatian croats cuban cubans cypriot czech czechs dane "
        "danes danish dominican dutch ecuadorian egyptian egyptians emirati english eritrean "
        "eritreans estonian ethiopian ethiopians european europeans fijian filipino filipinos "
        "finn finnish finns french frenchman german germans ghanaian greek greeks guatemalan "
        "haitian haitians hispanic honduran hungarian hungarians icelandic indian indians "
        "indonesian indonesians iranian iranians iraqi iraqis irish irishman israeli israelis "
        "italian italians jamaican japanese jordanian kazakh kenyan kenyans korean koreans "
        "kosovan kurd kurdish kurds kuwaiti kyrgyz laotian latin latino latinos latvian "
        "lebanese liberian libyan libyans lithuanian macedonian malaysian maltese maori "
        "mexican mexicans moldovan mongolian moroccan moroccans mozambican namibian nepalese "
        "nepali nicaraguan nigerian nigerians nordic norwegian norwegians pakistani pakistanis "
        "palestinian palestinians panamanian peruvian pole poles polish portuguese puerto-rican "
        "qatari rohingya roma romanian romanians russian russians rwandan samoan saudi saudis "
        "scandinavian scot scots scottish senegalese serb serbian serbs singaporean slovak "
        "slovakian slovene slovenian somali somalian somalis soviet spaniard spaniards spanish "
        "sri-lankan sudanese swede swedes swedish swiss syrian syrians taiwanese tajik "
        "tanzanian tatar thai tibetan tongan tunisian tunisians turk turkish turkmen turks "
        "ugandan ukrainian ukrainians uighur uighurs uruguayan uyghur uyghurs uzbek venezuelan "
        "venezuelans vietnamese welsh western yemeni yemenis yugoslav zambian zimbabwean "
        "zimbabweans londoner londoners parisian texan californian floridian scotsman "
        "hawaiian alaskan bavarian siberian balkan anglo franco "
        "angolan angolans andorran bahamian barbadian basques beninese bhutanese bolivians "
        "botswanan bruneian burundian catalans chadian chadians chileans cypriots ecuadorians "
        "emiratis equatoguinean gabonese gambian gambians georgian georgians ghanaians guinean "
        "guineans guyanese hondurans ivorian ivorians kazakhs kazakhstani kosovar kosovars "
        "kuwaitis kyrgyzstani lithuanians luxembourgish malagasy malawian malawians malaysians "
        "maldivian malian malians mauritanian mauritian micronesian moldovans mongolians "
        "montenegrin montenegrins mozambicans namibians nicaraguans nigerien nigeriens omani "
        "omanis panamanians papuan paraguayan paraguayans peruvians polynesian qataris "
        "salvadoran salvadorans samoans serbians slovaks slovenes slovenians surinamese swazi "
        "tajiks tanzanians tibetans togolese tongans trinidadian turkmens ugandans uruguayans "
        "uzbeks vanuatuan zambians virginian pennsylvanian texans californians"},
};

constexpr std::string_view kAcronyms =
    "un nato eu bbc cnn nbc abc cbs itv who fbi cia nsa mi5 mi6 gchq nhs nasa esa imf wto opec "
    "unicef unesco unhcr unrwa iaea icc icj iom oecd asean apec au g7 g8 g20 isis isil ira dup snp "
    "ukip tuc rmt bma met mps cps dea fda cdc epa faa ntsb fema tsa irs sec ftc fcc doj dhs nypd "
    "lapd rspca rspb nspcc rnli ap afp upi tass pbs npr msnbc espn bt bp hsbc rbs ibm amd bmw vw "
    "gm "
    "ge hp kfc nba nfl nhl mlb ncaa fifa uefa ioc fia icrc msf pkk ypg sdf pla cps plo idf kgb gru "
    "fsb hmrc dwp ofcom ofsted nca raf sas sbs usaf nra aclu naacp mit lse ucl ubs anc bjp aap spd "
    "cdu csu afd fdp cbi ico psni rte dgse bnp aig att dhl ups unrwa wwf rspca usgs noaa";

// One a line-piece; keys as place_key() makes them.
constexpr std::string_view kOrganisations =
    "united nations|european union|reuters|twitter|facebook|google|apple|microsoft|amazon|netflix|"
    "youtube|instagram|whatsapp|tiktok|snapchat|linkedin|reddit|wikipedia|wikimedia|wikinews|"
    "wikileaks|spotify|uber|lyft|airbnb|tesla|spacex|boeing|airbus|lockheed martin|raytheon|"
    "northrop grumman|bae systems|rolls royce|toyota|honda|nissan|volkswagen|mercedes benz|ferrari|"
    "renault|peugeot|ford|general motors|chrysler|fiat|volvo|hyundai|samsung|sony|nintendo|intel|"
    "nvidia|qualcomm|huawei|xiaomi|alibaba|tencent|baidu|ikea|walmart|tesco|sainsburys|asda|"
    "morrisons|waitrose|aldi|lidl|marks and spencer|mcdonalds|starbucks|coca cola|pepsico|pepsi|"
    "nestle|unilever|procter and gamble|johnson and johnson|pfizer|moderna|astrazeneca|biontech|"
    "novavax|glaxosmithkline|roche|novartis|sanofi|bayer|merck|gilead|barclays|lloyds|natwest|"
    "santander|goldman sachs|jpmorgan|jp morgan|morgan stanley|citigroup|wells fargo|deutsche bank|"
    "credit suisse|lehman brothers|visa|mastercard|paypal|shell|exxonmobil|exxon|chevron|gazprom|"
    "rosneft|saudi aramco|aramco|ryanair|easyjet|british airways|lufthansa|air france|emirates|"
    "qantas|aeroflot|vodafone|verizon|at and t|comcast|disney|walt disney|warner bros|paramount|"
    "universal|pixar|marvel|fox|fox news|sky|sky news|al jazeera|bloomberg|channel 4|channel four|"
    "associated press|press association|agence france presse|xinhua|interfax|ria novosti|sputnik|"
    "new york times|the new york times|washington post|wall street journal|financial times|"
    "the guardian|the times|the sun|the mirror|daily mail|daily mirror|daily telegraph|"
    "the telegraph|the independent|the observer|the economist|mailonline|mail online|"
    "evening standard|le monde|le figaro|liberation|der spiegel|die welt|bild|el pais|la "
    "repubblica|"
    "usa today|los angeles times|newsweek|politico|buzzfeed|huffpost|"
    "huffington post|vice news|amnesty international|human rights watch|greenpeace|oxfam|"
    "save the children|red cross|red crescent|doctors without borders|medecins sans frontieres|"
    "salvation army|transparency international|world bank|world trade organisation|"
    "world trade organization|world health organisation|world health organization|"
    "international monetary fund|european commission|european parliament|european central bank|"
    "european council|council of europe|interpol|europol|eurojust|frontex|arab league|"
    "african union|commonwealth|taliban|al qaeda|al shabaab|boko "
    "haram|hamas|hezbollah|fatah|houthis|"
    "islamic state|muslim brotherhood|hells angels|black lives matter|extinction rebellion|"
    "home office|foreign office|cabinet office|scotland yard|metropolitan police|border force|"
    "coast guard|coastguard|border patrol|national guard|royal navy|royal air force|navy|army|"
    "air force|marines|marine corps|special forces|uk special forces|congress|senate|parliament|"
    "house of commons|house of lords|house of representatives|supreme court|high court|"
    "court of appeal|bundestag|bundesrat|knesset|duma|state duma|kremlin administration|"
    "lok sabha|rajya sabha|legislative yuan|national assembly|federal reserve|bank of england|"
    "bank of japan|labour|conservatives|tories|liberal democrats|lib dems|labour party|"
    "conservative party|republican party|democratic party|plaid cymru|sinn fein|fianna fail|"
    "fine gael|green party|brexit party|likud|syriza|podemos|vox|fidesz|united russia|"
    "crown prosecution service|premier league|champions league|football association|"
    "manchester united|manchester city|real madrid|liverpool fc|chelsea fc|arsenal|tottenham|"
    "tottenham hotspur|chelsea|everton|aston villa|west ham|west ham united|leicester city|"
    "newcastle united|leeds united|crystal palace|celtic|barcelona fc|juventus|ac milan|"
    "inter milan|bayern munich|borussia dortmund|paris saint germain|paris st germain|ajax|"
    "dallas cowboys|new york yankees|boston red sox|los angeles lakers|chicago bulls|"
    "golden state warriors|new england patriots|green bay packers|mensa|mossad|pentagon press|"
    "harvard|yale|stanford|princeton|caltech|sorbonne|imperial college|kings college|eton|"
    "scientology|church of england|catholic church|church of scientology|github|flickr|adobe|"
    "oracle|cisco|dell|ebay|yahoo|zoom|nokia|ericsson|siemens|philips|bosch|thyssenkrupp|"
    "deutsche bahn|eurostar|eurotunnel|getlink|sncf|amtrak|p and o ferries|dfds|"
    "northern ireland assembly|scottish parliament|welsh assembly|senedd|stormont|"
    "special air service|special boat service|quds force|"
    "revolutionary guards|revolutionary guard|republican guard|wagner group|ku klux klan|"
    "proud boys|qanon|antifa|house|liberal party|labor party|libertarian party|coles|woolworths";

constexpr std::array kUsStates = {
    std::pair{std::string_view("AL"), std::string_view("Alabama")},
    std::pair{std::string_view("AK"), std::string_view("Alaska")},
    std::pair{std::string_view("AZ"), std::string_view("Arizona")},
    std::pair{std::string_view("AR"), std::string_view("Arkansas")},
    std::pair{std::string_view("CA"), std::string_view("California")},
    std::pair{std::string_view("CO"), std::string_view("Colorado")},
    std::pair{std::string_view("CT"), std::string_view("Connecticut")},
    std::pair{std::string_view("DE"), std::string_view("Delaware")},
    std::pair{std::string_view("DC"), std::string_view("District of Columbia")},
    std::pair{std::string_view("FL"), std::string_view("Florida")},
    std::pair{std::string_view("GA"), std::string_view("Georgia")},
    std::pair{std::string_view("HI"), std::string_view("Hawaii")},
    std::pair{std::string_view("ID"), std::string_view("Idaho")},
    std::pair{std::string_view("IL"), std::string_view("Illinois")},
    std::pair{std::string_view("IN"), std::string_view("Indiana")},
    std::pair{std::string_view("IA"), std::string_view("Iowa")},
    std::pair{std::string_view("KS"), std::string_view("Kansas")},
    std::pair{std::string_view("KY"), std::string_view("Kentucky")},
    std::pair{std::string_view("LA"), std::string_view("Louisiana")},
    std::pair{std::string_view("ME"), std::string_view("Maine")},
    std::pair{std::string_view("MD"), std::string_view("Maryland")},
    std::pair{std::string_view("MA"), std::string_view("Massachusetts")},
    std::pair{std::string_view("MI"), std::string_view("Michigan")},
    std::pair{std::string_view("MN"), std::string_view("Minnesota")},
    std::pair{std::string_view("MS"), std::string_view("Mississippi")},
    std::pair{std::string_view("MO"), std::string_view("Missouri")},
    std::pair{std::string_view("MT"), std::string_view("Montana")},
    std::pair{std::string_view("NE"), std::string_view("Nebraska")},
    std::pair{std::string_view("NV"), std::string_view("Nevada")},
    std::pair{std::string_view("NH"), std::string_view("New Hampshire")},
    std::pair{std::string_view("NJ"), std::string_view("New Jersey")},
    std::pair{std::string_view("NM"), std::string_view("New Mexico")},
    std::pair{std::string_view("NY"), std::string_view("New York")},
    std::pair{std::string_view("NC"), std::string_view("North Carolina")},
    std::pair{std::string_view("ND"), std::string_view("North Dakota")},
    std::pair{std::string_view("OH"), std::string_view("Ohio")},
    std::pair{std::string_view("OK"), std::string_view("Oklahoma")},
    std::pair{std::string_view("OR"), std::string_view("Oregon")},
    std::pair{std::string_view("PA"), std::string_view("Pennsylvania")},
    std::pair{std::string_view("RI"), std::string_view("Rhode Island")},
    std::pair{std::string_view("SC"), std::string_view("South Carolina")},
    std::pair{std::string_view("SD"), std::string_view("South Dakota")},
    std::pair{std::string_view("TN"), std::string_view("Tennessee")},
    std::pair{std::string_view("TX"), std::string_view("Texas")},
    std::pair{std::string_view("UT"), std::string_view("Utah")},
    std::pair{std::string_view("VT"), std::string_view("Vermont")},
    std::pair{std::string_view("VA"), std::string_view("Virginia")},
    std::pair{std::string_view("WA"), std::string_view("Washington")},
    std::pair{std::string_view("WV"), std::string_view("West Virginia")},
    std::pair{std::string_view("WI"), std::string_view("Wisconsin")},
    std::pair{std::string_view("WY"), std::string_view("Wyoming")},
};

using CueMap = std::unordered_map<std::string_view, std::uint32_t>;
using NameSet = std::unordered_set<std::string_view>;

template <typename Visit>
void for_each_part(std::string_view text, char separator, Visit visit) {
  while (!text.empty()) {
    const auto end = text.find(separator);
    if (end != 0) visit(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
}

NameSet set_of(std::string_view text, char separator) {
  NameSet set;
  for_each_part(text, separator, [&](std::string_view name) { set.insert(name); });
  return set;
}

}  // namespace

void for_each_cue_word(const std::function<void(std::string_view, std::uint32_t)>& visit) {
  for (const CueWords& line : kCueWords) {
    for_each_part(line.words, ' ', [&](std::string_view word) { visit(word, line.cue); });
  }
}

std::uint32_t cue_of(std::string_view folded_word) {
  static const CueMap cues = [] {
    CueMap map;
    for_each_cue_word([&](std::string_view word, std::uint32_t cue) { map[word] |= cue; });
    return map;
  }();
  const auto found = cues.find(folded_word);
  return found == cues.end() ? 0 : found->second;
}

bool is_known_organisation(std::string_view key, bool letters_upper) {
  static const NameSet acronyms = set_of(kAcronyms, ' ');
  static const NameSet names = set_of(kOrganisations, '|');
  return names.contains(key) || (letters_upper && acronyms.contains(key));
}

namespace {

// Bits of what the words so far are.
constexpr std::uint8_t kWholeName = 1;
constexpr std::uint8_t kAcronymName = 2;
constexpr std::uint8_t kNamePrefix = 4;

std::uint64_t next_hash(std::uint64_t hash, std::uint64_t word) {
  return (hash ^ word) * 0x9E3779B97F4A7C15 + 1;
}

using NameStates = std::unordered_map<std::uint64_t, std::uint8_t>;

NameStates name_states() {
  NameStates states;
  const auto add = [&](std::string_view name, std::uint8_t state) {
    std::uint64_t hash = 0;
    for_each_part(name, ' ', [&](std::string_view word) {
      if (hash != 0) states[hash] |= kNamePrefix;
      hash = next_hash(hash, word_hash(word));
    });
    states[hash] |= state;
  };
  for_each_part(kOrganisations, '|', [&](std::string_view name) { add(name, kWholeName); });
  for_each_part(kAcronyms, ' ', [&](std::string_view name) { add(name, kAcronymName); });
  return states;
}

}  // namespace

OrganisationMatch OrganisationMatch::with(std::uint64_t word) const {
  static const NameStates states = name_states();
  OrganisationMatch longer;
  longer.hash_ = next_hash(hash_, word);
  const auto found = states.find(longer.hash_);
  longer.state_ = found == states.end() ? std::uint8_t{0} : found->second;
  return longer;
}

bool OrganisationMatch::is_name(bool letters_upper) const {
  return (state_ & (letters_upper ? kWholeName | kAcronymName : kWholeName)) != 0;
}

bool OrganisationMatch::goes_on() const { return (state_ & kNamePrefix) != 0; }

std::string_view us_state_of(std::string_view abbreviation) {
  for (const auto& [code, state] : kUsStates) {
    if (code == abbreviation) return state;
  }
  return {};
}

}  // namespace dateline
