// The rules over the model's names, each by itself: what the model would say is marked by hand.
#include "indexer/extract/name_repairs.h"

#include <catch2/catch.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/sentences.h"
#include "core/text/words.h"

using namespace dateline;

namespace {

// A kind's letter in the tables: person, place, organisation.
constexpr std::string_view kKinds = "plo";

// "met {p Ann Lee}" without its marks, and what they marked.
struct Marked {
  std::string text;
  std::vector<NameSpan> spans;
};

Marked marked(std::string_view with_marks) {
  Marked out;
  for (std::size_t i = 0; i < with_marks.size(); ++i) {
    const auto here = static_cast<std::uint32_t>(out.text.size());
    if (with_marks[i] == '{') {
      out.spans.push_back(
          {static_cast<NameKind>(kKinds.find(with_marks[i + 1])), {here, here}, {}});
      i += 2;
    } else if (with_marks[i] == '}') {
      out.spans.back().range.end = here;
    } else {
      out.text += with_marks[i];
    }
  }
  return out;
}

std::vector<WordSpan> word_spans(const Marked& given, const NameTokens& tokens) {
  std::vector<WordSpan> spans;
  for (const NameSpan& span : given.spans) {
    std::size_t begin = 0;
    while (tokens[begin].range.begin < span.range.begin) ++begin;
    std::size_t end = begin;
    while (end < tokens.size() && tokens[end].range.begin < span.range.end) ++end;
    spans.push_back({span.kind, begin, end});
  }
  return spans;
}

// Names are marked in `given`; `expected` lists what is left: "l Koszalin; p Piotr Jedlinski".
void check(std::string_view given, std::string_view expected) {
  const Marked text = marked(given);
  const std::vector<Word> words = segment_words(text.text);
  const NameTokens tokens(text.text, words, split_sentences(text.text));
  std::vector<WordSpan> spans = word_spans(text, tokens);
  repair_names(tokens, spans);
  std::string found;
  std::size_t last_end = 0;
  for (const WordSpan& span : spans) {
    REQUIRE(span.begin < span.end);
    REQUIRE(span.begin >= last_end);
    last_end = span.end;
    found += found.empty() ? "" : "; ";
    found += kKinds[static_cast<std::size_t>(span.kind)];
    found += ' ';
    found += text.text.substr(tokens[span.begin].range.begin,
                              tokens[span.end - 1].range.end - tokens[span.begin].range.begin);
  }
  INFO(given);
  CHECK(found == expected);
}

}  // namespace

TEST_CASE("Repairs: what is right stays as it is") {
  check("", "");
  check("nothing here", "");
  check("He met {p Ann Lee} in {l Calais} for {o Reuters}.", "p Ann Lee; l Calais; o Reuters");
}

TEST_CASE("Repairs: a title alone is nobody") {
  check("They saw the {p Sultan} leave.", "");
  check("They heard the {p Pope} speak.", "");
  check("They heard {p Prime Minister} speak.", "");
  check("In 1963 {p Martin Luther King} spoke, and {p King} marched.",
        "p Martin Luther King; p King");
}

TEST_CASE("Repairs: a people's name is nobody") {
  check("He was an {p Iraqi Kurd} by birth.", "");
  check("The {p French} refused.", "");
  check("The {l French} refused.", "");
}

TEST_CASE("Repairs: a role in capitals ends no name") {
  check("said {p Craig Mackinlay MP} on Friday", "p Craig Mackinlay");
}

TEST_CASE("Repairs: the seat of a member of parliament is a place") {
  check("said {p Craig Mackinlay}, {p Kent MP}, on Friday", "p Craig Mackinlay; l Kent");
  check("said {p Jones MP} on Friday", "p Jones");
}

TEST_CASE("Repairs: a comma ends a person's name, save before Jr.") {
  check("while {p Warren, D-Mass}., spoke", "p Warren");
  check("while {p Sam King, Jr.} spoke", "p Sam King, Jr.");
}

TEST_CASE("Repairs: an office is no part of a name") {
  check("and {p Environment Minister Marina Silva} agreed", "p Minister Marina Silva");
  check("and {p Stephen King Smith} agreed", "p Stephen King Smith");
}

TEST_CASE("Repairs: a place ends before the people joined to it") {
  check("near the {l France-Belgian} border", "l France");
}

TEST_CASE("Repairs: a broadcaster before a name is not part of it") {
  check("told {p MSNBC Cummings} would go", "p Cummings");
  check("told {p JFK Jones} to go", "p JFK Jones");
  check("WHEN {p DONALD TRUMP} SPOKE", "p DONALD TRUMP");
}

TEST_CASE("Repairs: a party or people before a name is not part of it") {
  check("as {p Democrat Spearman} said", "p Spearman");
  check("as {p Iraqi Aziz} said", "p Aziz");
}

TEST_CASE("Repairs: the town a mayor governs is a place of its own") {
  check("the mayor of {p Koszalin Piotr Jedlinski} said", "l Koszalin; p Piotr Jedlinski");
  check("the singer {p Paris Hilton} said", "p Paris Hilton");
}

TEST_CASE("Repairs: a company's founder's name is the company unless he is there") {
  check("Shares rose after {p Ford} said so.", "o Ford");
  check("{p Henry Ford} was there, and {p Ford} said so.", "p Henry Ford; p Ford");
  check("It was President {p Ford} who said so.", "p Ford");
}

TEST_CASE("Repairs: a company of two names is one") {
  check("analysts at {p Morgan Stanley} said", "o Morgan Stanley");
  check("a vaccine by {p Johnson & Johnson}", "o Johnson & Johnson");
  check("the films of {p Walt Disney} and {p Ann Stanley}", "p Walt Disney; p Ann Stanley");
}

TEST_CASE("Repairs: a mountain is nobody") {
  check("he climbed {p Mont Blanc} with {p Blanche Mont}", "l Mont Blanc; p Blanche Mont");
}

TEST_CASE("Repairs: an unknown place that is an organisation elsewhere is one") {
  check("{l Arsenal} won; fans of {o Arsenal} sang in {l Calais}",
        "o Arsenal; o Arsenal; l Calais");
}

TEST_CASE("Repairs: who is given an age like the others is somebody") {
  check("so {p Riaz Mohammed} (12 years old) and {o Shinai} (15) left",
        "p Riaz Mohammed; p Shinai");
  check("so {p Riaz Mohammed} (12) and {o NATO} (73) left", "p Riaz Mohammed; o NATO");
  check("so {p Riaz Mohammed} (12) left. The {o Shinai} (15) came", "p Riaz Mohammed; o Shinai");
}

TEST_CASE("Repairs: a whole name is somebody's") {
  check("then {o Madison Clark} was found", "p Madison Clark");
  check("then the {o Madison Clark} was launched", "o Madison Clark");
  check("then {o Morgan Stanley} and {o Madison Park} won", "o Morgan Stanley; o Madison Park");
}

TEST_CASE("Repairs: somebody of a place is not of another person") {
  check("so {p Jim Hataman} of {p Calais} said", "p Jim Hataman; l Calais");
  check("so {p Jim Hataman} of {p Qzorb} said", "p Jim Hataman; p Qzorb");
}

TEST_CASE("Repairs: a great place that speaks is no person") {
  check("He asked, and {p Paris} said no.", "l Paris");
  check("{p Paris Hilton} came, and {p Paris} sang.", "p Paris Hilton; p Paris");
}

TEST_CASE("Repairs: a common word that opens a sentence names no small town") {
  check("{l Reading} is fun.", "");
  check("He lives in {l Reading} now. {l Reading} is fun.", "l Reading; l Reading");
  check("{l Reading}, England, is wet.", "l Reading");
  check("{l China} is large.", "l China");
}

TEST_CASE("Repairs: the Channel is left to those who know its shores") {
  check("over the {l Channel} by night", "");
}

TEST_CASE("Repairs: two organisations joined by a word are two") {
  check("The {o Ministry of Defence and Kent Police} agreed.",
        "o Ministry of Defence; o Kent Police");
  check("The {o Department of Health and Social Care} agreed.",
        "o Department of Health and Social Care");
  check("patrols with {o Police and Border Force} by night", "o Border Force");
  check("a shop of {o Marks and Spencer}", "o Marks and Spencer");
}

TEST_CASE("Repairs: a state's letters only say which town") {
  check("a storm in {l Paris}, {l TX} on Friday", "l Paris");
  check("a storm in {l Paris}, {l France} on Friday", "l Paris; l France");
}

TEST_CASE("Repairs: an acronym in brackets is an organisation wherever it stands") {
  check("the {o Rapid Support Forces} (RSF) came; the {l RSF} fought, {p RSF} won",
        "o Rapid Support Forces; o RSF; o RSF");
  check("the Northern Whale Watch (NWW) came", "o Northern Whale Watch");
  check("the Northern Whale Watch (NWX) came", "");
}

TEST_CASE("Repairs: listed organisations are found whatever the model says") {
  check("the Bank of England and {p Ann Lee} met the Home Office",
        "o Bank of England; p Ann Lee; o Home Office");
}
