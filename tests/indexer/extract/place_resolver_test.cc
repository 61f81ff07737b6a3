// Which place a name means. The names are marked by hand, so that these tests are about nothing
// else: [Paris], [Texas].
#include <catch2/catch.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/places.h"

using namespace dateline;

namespace {

// A text with its brackets taken off, and what stood in them marked as places.
struct Marked {
  std::string text;
  std::vector<NameSpan> spans;
};

Marked marked(std::string_view with_brackets) {
  Marked out;
  std::uint32_t begin = 0;
  for (const char c : with_brackets) {
    const auto here = static_cast<std::uint32_t>(out.text.size());
    if (c == '[') {
      begin = here;
    } else if (c == ']') {
      out.spans.push_back({NameKind::place, {begin, here}, {}});
    } else {
      out.text += c;
    }
  }
  return out;
}

std::vector<PlaceEntity> resolved(std::string_view text, std::string_view title = {}) {
  const Marked body = marked(text);
  const Marked head = marked(title);
  TaggedText tagged_body;
  tagged_body.text = body.text;
  tagged_body.spans = body.spans;
  TaggedText tagged_head;
  tagged_head.text = head.text;
  tagged_head.spans = head.spans;
  return resolve_places(tagged_head, tagged_body);
}

// "Paris, Texas, United States", with a question mark after the name where the position is unset.
std::string shown(const PlaceEntity& place) {
  std::string out = place.name + (place.lat ? "" : "?");
  for (auto it = place.within.rbegin(); it != place.within.rend(); ++it) out += ", " + *it;
  return out;
}

void check(std::string_view text, const std::vector<std::string>& expected) {
  INFO(text);
  std::vector<std::string> found;
  for (const PlaceEntity& place : resolved(text)) found.push_back(shown(place));
  CHECK(found == expected);
}

// The first place of the text.
void check_first(std::string_view text, const std::string& expected) {
  INFO(text);
  const auto found = resolved(text);
  REQUIRE(!found.empty());
  CHECK(shown(found.front()) == expected);
}

}  // namespace

TEST_CASE("Places: what follows a name tells which place it is") {
  check("He was born in [Paris], [Texas], and died there.",
        {"Paris, Texas, United States", "Texas, United States"});
  check("A fire in [London], [Ontario].", {"London, Ontario, Canada", "Ontario, Canada"});
  check("Police in [Springfield], [Ill.], said",
        {"Springfield, Illinois, United States", "Illinois, United States"});
  check("Police in [Springfield], Ill., said", {"Springfield, Illinois, United States"});
  check("Police in [Springfield], MO, said", {"Springfield, Missouri, United States"});
  check("A mayor in [Cambridge], [Mass.], and one in [Cambridge], [England]",
        {"Cambridge, Massachusetts, United States", "Massachusetts, United States",
         "Cambridge, Cambridgeshire, England, United Kingdom", "England, United Kingdom"});
  check_first("[Birmingham], [Alabama]", "Birmingham, Alabama, United States");
  check_first("[Vancouver], [Washington]", "Vancouver, Washington, United States");
  check_first("[Portland], [Maine]", "Portland, Maine, United States");
  check_first("[Perth], [Scotland]", "Perth, Perth and Kinross, Scotland, United Kingdom");
  check_first("[Georgetown], [Guyana]", "Georgetown, Demerara-Mahaica, Guyana");
  check_first("[Victoria], [British Columbia]", "Victoria, British Columbia, Canada");
  check_first("[San Jose], [Costa Rica]", "San José, San José, Costa Rica");
  check_first("[Tripoli], [Lebanon]", "Tripoli, North Lebanon, Lebanon");
  check_first("[Hyderabad] in [Pakistan]", "Hyderabad, Sindh, Pakistan");
  check_first("[Washington], [D.C.]", "Washington, District of Columbia, United States");
}

TEST_CASE("Places: a state named after a town is the state after a comma") {
  check("The [Buffalo], [New York], police called [New York] for help.",
        {"Buffalo, New York, United States", "New York, United States",
         "New York, New York, United States"});
  check("Storms hit [Seattle], [Washington].",
        {"Seattle, Washington, United States", "Washington, United States"});
  check("[Atlanta], [Georgia]. Voters in [Georgia] went to the polls.",
        {"Atlanta, Georgia, United States", "Georgia, United States"});
}

TEST_CASE("Places: a list of states is no town in a state") {
  check("Rain fell in [Oregon], [Wisconsin] and [Ohio].",
        {"Oregon, United States", "Wisconsin, United States", "Ohio, United States"});
  check("[Nevada], [Missouri], [Iowa]",
        {"Nevada, United States", "Missouri, United States", "Iowa, United States"});
  check("[France], [Germany] and [Italy]", {"France", "Germany", "Italy"});
}

TEST_CASE("Places: what stands before a name tells it too") {
  check_first("The [Texas] town of [Paris]", "Texas, United States");
  check("The [Texas] town of [Paris]", {"Texas, United States", "Paris, Texas, United States"});
  check("[Ontario]'s [London]", {"Ontario, Canada", "London, Ontario, Canada"});
}

TEST_CASE("Places: unknown places lie in what follows them, without a position") {
  check("The gold mine at [Bontddu], [Wales]",
        {"Bontddu?, Wales, United Kingdom", "Wales, United Kingdom"});
  check("A farm near [Zzyzyxville], Calif., burnt", {"Zzyzyxville?, California, United States"});
}

TEST_CASE("Places: a town too small for the gazetteer is none of its namesakes") {
  check("In [Columbia], [New Hampshire], marines met.",
        {"Columbia?, New Hampshire, United States", "New Hampshire, United States"});
  check_first("They flew to [Paris], [Germany] and on.", "Paris, Île-de-France, France");
}

TEST_CASE("Places: the word for what a place is belongs to its name") {
  check("[Hubei Province] in [China]", {"Hubei, China", "China"});
  check("[Kano State], [Nigeria]", {"Kano, Nigeria", "Nigeria"});
  check("The [City of Manchester]", {"Manchester, England, United Kingdom"});
  check("[Northern California]", {"California, United States"});
  check("[Lincoln County] and [Las Vegas] in [Nevada]",
        {"Lincoln County, Nevada, United States", "Las Vegas, Nevada, United States",
         "Nevada, United States"});
  check("Trade between [Quebec] and [Ontario]", {"Quebec, Canada", "Ontario, Canada"});
}

TEST_CASE("Places: a name keeps its meaning through an article") {
  check("[Paris], [Texas], is small. People of [Paris] are proud.",
        {"Paris, Texas, United States", "Texas, United States"});
  check("[Paris] is proud. It is [Paris], [Tennessee], to be sure.",
        {"Paris, Tennessee, United States", "Tennessee, United States"});
  const auto found = resolved("[Paris], [Texas], is small. [Paris] is proud.", "[Paris] is proud");
  REQUIRE(found.size() == 2);
  CHECK(found[0].mentions.size() == 2);
  CHECK(found[0].title_mentions.size() == 1);
}

TEST_CASE("Places: other places of the article decide") {
  check_first("[Georgia] and [Russia] fought over [South Ossetia], said [Tbilisi].", "Georgia");
  check_first("[Georgia] voters in [Atlanta], [Savannah] and [Macon]", "Georgia, United States");
  check_first("[Perth], between [Sydney], [Melbourne] and [Adelaide]",
              "Perth, Western Australia, Australia");
  check_first("[Cambridge], like [Boston] and [Massachusetts]",
              "Cambridge, Massachusetts, United States");
  check_first("[Cambridge], like [Oxford], [London] and [England]",
              "Cambridge, Cambridgeshire, England, United Kingdom");
  check_first("[Hyderabad], like [Karachi], [Lahore] and [Sindh] in [Pakistan]",
              "Hyderabad, Sindh, Pakistan");
  check_first("[Hyderabad], like [Mumbai] and [Chennai] in [India]", "Hyderabad, Telangana, India");
  check_first("[Punjab], [India] and [Delhi]", "Punjab, India");
  check_first("[Punjab], [Lahore] and [Islamabad]", "Punjab, Pakistan");
  check_first("[Victoria], [Vancouver] and [British Columbia] in [Canada]",
              "Victoria, British Columbia, Canada");
  check_first("[Victoria], [Melbourne] and [Geelong]", "Victoria, Australia");
  check_first("[Dover], [Calais] and [Kent]", "Dover, Kent, England, United Kingdom");
  check_first("[Santiago], [Chile]", "Santiago, Santiago Metropolitan, Chile");
  check_first("[Valencia], [Madrid] and [Barcelona] in [Spain]", "Valencia, Valencia, Spain");
  check_first("[Bath], [Bristol] and [Somerset]",
              "Bath, Bath and North East Somerset, England, United Kingdom");
}

TEST_CASE("Places: without any hint the best known place is meant, if it is far ahead") {
  check("[Paris]", {"Paris, Île-de-France, France"});
  check("[London]", {"London, Greater London, England, United Kingdom"});
  check("[Moscow]", {"Moscow, Russia"});
  check("[Berlin]", {"Berlin, Germany"});
  check("[Washington]", {"Washington, District of Columbia, United States"});
  check("[New York]", {"New York, New York, United States"});
  check("[Jordan]", {"Jordan"});
  check("[Chad]", {"Chad"});
  check("[Turkey]", {"Turkey"});
  check("[Boston]", {"Boston, Massachusetts, United States"});
}

TEST_CASE("Places: candidates that stay close leave the position unset") {
  check("[Georgia]", {"Georgia?"});
  check("[Springfield]", {"Springfield?, United States"});
  check("[Richmond] and [Canton]", {"Richmond?", "Canton?"});
  check("[Punjab]", {"Punjab?"});
}

TEST_CASE("Places: small towns by the name of a word or a person need a context") {
  check("[Sandy]", {"Sandy?"});
  check("[Sandy], [Bedford] and [England]",
        {"Sandy, Central Bedfordshire, England, United Kingdom", "Bedford, England, United Kingdom",
         "England, United Kingdom"});
}

TEST_CASE("Places: two names of one place are one place") {
  check("[New York City] is [New York].", {"New York, New York, United States"});
  check("[Kiev], now [Kyiv]", {"Kyiv, Ukraine"});
  check("[Burma], or [Myanmar]", {"Myanmar"});
  check("[Bombay], now [Mumbai]", {"Mumbai, Maharashtra, India"});
  check("The [UK], or [Britain]", {"United Kingdom"});
}

TEST_CASE("Places: what a place lies in, widest first") {
  const auto found = resolved("[Canterbury], [Kent]");
  REQUIRE(found.size() == 2);
  CHECK(found[0].within == std::vector<std::string>{"United Kingdom", "England", "Kent"});
  CHECK(found[0].country == "GB");
  CHECK(found[0].kind == PlaceKind::city);
  CHECK(found[1].within == std::vector<std::string>{"United Kingdom", "England"});
  check("[Calais]", {"Calais, Hauts-de-France, France"});
  check("[Barcelona] and [Madrid]", {"Barcelona, Catalonia, Spain", "Madrid, Madrid, Spain"});
  check("The [English Channel]", {"English Channel"});
}
