#include "indexer/extract/quotes.h"

#include <catch2/catch.hpp>
#include <string>

#include "indexer/extract/extractor.h"
#include "tests/support/text_rows.h"

using namespace dateline;
using namespace dateline::test;

namespace {

// "speaker: words | speaker: words", "?" where nobody is known.
std::string quotes_of(const std::string& text, const std::string& language = "en") {
  Article article;
  article.text = text;
  article.language = language;
  extract_entities(article);
  std::string out;
  for (const Quote& quote : article.found.quotes) {
    const NamedEntity* speaker = speaker_of(quote, article.found);
    out += out.empty() ? "" : " | ";
    out += (speaker == nullptr ? "?" : speaker->name) + ": ";
    out += quote.range.of(text);
  }
  return out;
}

void check(std::initializer_list<TextRow> rows) {
  check_rows(rows, [](const std::string& text) { return quotes_of(text); });
}

}  // namespace

TEST_CASE("Quotes: the speaker stands before, behind, inverted or in between") {
  check({
      {"Boris Johnson said: “We will act.”", "Boris Johnson: We will act."},
      {"Boris Johnson told the BBC: “We will act.”", "Boris Johnson: We will act."},
      {"“We will act,” Boris Johnson said.", "Boris Johnson: We will act,"},
      {"“We will act,” said Boris Johnson.", "Boris Johnson: We will act,"},
      {"“We will act,” said the Prime Minister, Boris Johnson, who met ministers.",
       "Boris Johnson: We will act,"},
      {"“We will,” Boris Johnson said, “act at once.”",
       "Boris Johnson: We will, | Boris Johnson: act at once."},
      {"Boris Johnson, the Prime Minister, said “we will act”.", "Boris Johnson: we will act"},
      {"According to Boris Johnson, “we will act now”.", "Boris Johnson: we will act now"},
      {"“We will act now,” according to a tweet by Boris Johnson.", "?: We will act now,"},
      {"‘We will act,’ Boris Johnson added.", "Boris Johnson: We will act,"},
      {"George Kimbrell of the Center for Food Safety said “it is a reprieve”.",
       "George Kimbrell: it is a reprieve"},
  });
}

TEST_CASE("Quotes: a speaker is resolved as any person is") {
  check({{"Boris Johnson spoke in London. Mr Johnson said he was “shocked and appalled”.",
          "Boris Johnson: shocked and appalled"}});
  check({{"Boris Johnson spoke in London. “We will act,” he said. He added: “At once, too.”",
          "Boris Johnson: We will act, | Boris Johnson: At once, too."}});
  check({{"The Prime Minister, Boris Johnson, spoke. “We will act,” the Prime Minister said.",
          "Boris Johnson: We will act,"}});
  // Whom the sentence before is about; of several who act nobody can tell which.
  check({{"Boris Johnson met Emmanuel Macron. “It went very well,” he said.",
          "Boris Johnson: It went very well,"}});
  check({{"There Boris Johnson and Emmanuel Macron met. “It went very well,” he said.",
          "?: It went very well,"}});
  // She is none of them.
  check({{"Boris Johnson spoke in London. “We will act,” she said.", "?: We will act,"}});
}

TEST_CASE("Quotes: organisations speak; nobody's name is taken for another's") {
  check({{"The Home Office said: “Nobody should die at sea.”",
          "Home Office: Nobody should die at sea."}});
  check({{"Reuters reported the deal was “as good as done”.", "Reuters: as good as done"}});
  check({{"“They were lost,” said a spokesman for Boris Johnson.", "?: They were lost,"}});
  check({{"A friend of Boris Johnson said: “He was tired.”", "?: He was tired."}});
  check({{"The Trump campaign said: “We have won it.”", "?: We have won it."}});
  check({{"A resident said: “They were lost.”", "?: They were lost."}});
}

TEST_CASE("Quotes: who reports, denies or speaks with others is not taken for the speaker") {
  check({{"Reuters quoted Boris Johnson as saying “we will act now”.",
          "Boris Johnson: we will act now"}});
  check({{"Reuters quoted a minister as saying “we will act now”.", "?: we will act now"}});
  check({{"Boris Johnson was quoted by Reuters as saying: “We will act now.”",
          "Boris Johnson: We will act now."}});
  check({{"Boris Johnson quoted citizens as saying “we will act now”.", "?: we will act now"}});
  check({{"Boris Johnson was quoted as saying “we will act now”.",
          "Boris Johnson: we will act now"}});
  check({{"Boris Johnson did not say “we will act”.", "?: we will act"}});
  check({{"Boris Johnson didn’t say “we will act”.", "?: we will act"}});
  check({{"Boris Johnson said he would not “act alone”.", "Boris Johnson: act alone"}});
  check({{"“We will act,” Boris Johnson and President Emmanuel Macron said.", "?: We will act,"}});
  check({{"“We will act,” said Boris Johnson and Emmanuel Macron.", "?: We will act,"}});
  check({{"In Paris, Boris Johnson and Emmanuel Macron said: “We will act.”", "?: We will act."}});
  check({{"Emmanuel Macron met Boris Johnson and Angela Merkel said: “They will act.”",
          "Angela Merkel: They will act."}});
}

TEST_CASE("Quotes: accusations are quotes of who accuses") {
  check({{"Emmanuel Macron accused Boris Johnson of “lying to us”.",
          "Emmanuel Macron: lying to us"}});
  check({{"Boris Johnson was accused by Emmanuel Macron of “lying to us”.",
          "Emmanuel Macron: lying to us"}});
  check({{"Anna Franowska of “Have No Fear” left.", ""}});
}

TEST_CASE("Quotes: lines may end in CR LF") {
  const std::string text =
      "Emmanuel Macron met Jean Castex in Paris.\n\nBoris Johnson spoke in London.\n\n“We will act "
      "on this at once,” he said.";
  std::string with_cr;
  for (const char c : text) with_cr += c == '\n' ? std::string("\r\n") : std::string(1, c);
  CHECK(quotes_of(text) == "Boris Johnson: We will act on this at once,");
  CHECK(quotes_of(with_cr) == quotes_of(text));
  // A pronoun means nobody of two paragraphs before.
  CHECK(quotes_of("Emmanuel Macron spoke.\r\n\r\nNobody was there.\r\n\r\n“We will act on this at "
                  "once,” he said.") == "?: We will act on this at once,");
}

TEST_CASE("Quotes: fragments are quotes where somebody is said to have said them") {
  check({{"Jean Castex called the sinking a “tragedy”.", "Jean Castex: tragedy"}});
  check({{"Tom Watson called the deal “lousy” and “unfair”.",
          "Tom Watson: lousy | Tom Watson: unfair"}});
  check({{"Boris Johnson said he was “absolutely certain” that it would work.",
          "Boris Johnson: absolutely certain"}});
  check({{"The plan was described by Tom Watson as “lousy”.", "Tom Watson: lousy"}});
  check({{"Steve Scalise attacked the inquiry, calling it “unfair”.", "Steve Scalise: unfair"}});
}

TEST_CASE("Quotes: titles, nicknames, terms and doubts are none") {
  for (const char* text : {
           "So-called “experts” were wrong. The “experts” were wrong.",
           "He was known to his friends as “Sully”. Captain Chesley “Sully” Sullenberger landed.",
           "The word “pandemic” tells how widely a disease has spread.",
           "An economic plan called “Build Back Better” was published.",
           "What engineers call the “seven minutes of terror” was over.",
           "He read “The Master of Disguise” on the train.",
           "The “one country, two systems” model is gone.",
       }) {
    check({{text, ""}});
  }
}

TEST_CASE("Quotes: a sentence in marks is speech, whoever speaks") {
  check({{"The hall was full. “We have waited for this day for twenty years.” Then came the music.",
          "?: We have waited for this day for twenty years."}});
}

TEST_CASE("Quotes: a sentence without a verb of speech leads to a quote") {
  check({{"Donald Trump defended his decision, “As I have stated strongly before, it is great!”",
          "Donald Trump: As I have stated strongly before, it is great!"}});
  check(
      {{"Donald Trump went on to say, “It is a great day.”", "Donald Trump: It is a great day."}});
}

TEST_CASE("Quotes: those that go on belong to the same speaker") {
  check(
      {{"“We are leading,” Campbell Newman said. “There has never been a better time. “We look "
        "forward to it.” Then he left.",
        "Campbell Newman: We are leading, | Campbell Newman: There has never been a better time. "
        "| Campbell Newman: We look forward to it."}});
  check({{"Campbell Newman said: “We are leading.\n\n“There has never been a better time.”",
          "Campbell Newman: We are leading. | Campbell Newman: There has never been a better "
          "time."}});
}

TEST_CASE("Quotes: the sentence before tells who goes on") {
  check({{"“We are leading,” said Campbell Newman in London. “There has never been a better time.”",
          "Campbell Newman: We are leading, | Campbell Newman: There has never been a better "
          "time."}});
  check({{"“On behalf of all,” wrote John Roberts, “I am saddened.”",
          "John Roberts: On behalf of all, | John Roberts: I am saddened."}});
}

TEST_CASE("Quotes: in other languages only clauses, by nobody") {
  CHECK(quotes_of("„Wir sind nicht sicher, ob das ein Wunder ist“, schrieb Angela Merkel. Das "
                  "„Wunder“ dauert.",
                  "de") == "?: Wir sind nicht sicher, ob das ein Wunder ist");
}

TEST_CASE("Quotes: scripts without capitals") {
  CHECK(quotes_of("首相は「私たちは直ちに行動します。」と述べた。", "ja") ==
        "?: 私たちは直ちに行動します。");
  CHECK(quotes_of("首相は「行動」が必要だと述べた。", "ja").empty());
  CHECK(quotes_of("他说：“我们将立即采取行动，保护人民。”", "zh") ==
        "?: 我们将立即采取行动，保护人民。");
  CHECK(quotes_of("أكد الرئيس \"سنتحرك فورا لحماية الناس في كل مكان\"، ثم غادر.", "ar") ==
        "?: سنتحرك فورا لحماية الناس في كل مكان");
}
