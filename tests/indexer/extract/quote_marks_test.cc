#include "indexer/extract/quote_marks.h"

#include <catch2/catch.hpp>
#include <string>

#include "tests/support/text_rows.h"

using namespace dateline;
using namespace dateline::test;

namespace {

// "one|two" of a text's stretches; what goes on with the one before opens with a +.
std::string stretches(const std::string& text) {
  std::string out;
  for (const QuotedStretch& stretch : quoted_stretches(text)) {
    if (!out.empty()) out += '|';
    if (stretch.continues) out += '+';
    out += stretch.inner.of(text);
    CHECK(stretch.outer.contains(stretch.inner));
    CHECK(stretch.outer.end <= text.size());
  }
  return out;
}

void check(std::initializer_list<TextRow> rows) {
  check_rows(rows, [](const std::string& text) { return stretches(text); });
}

}  // namespace

TEST_CASE("Quote marks: every style") {
  check({
      {"He said \"a b\" and “c d”.", "a b|c d"},
      {"‘One two,’ he said, ‘three.’", "One two,|three."},
      {"'One two,' he said, 'three.'", "One two,|three."},
      {"Il a dit « plus belle » et «encore».", "plus belle|encore"},
      {"Il a dit «\u00a0plus belle\u00a0».", "plus belle"},
      {"Er sagte: „Wir gehen“, »nach Hause« und ‹bald›.", "Wir gehen|nach Hause|bald"},
      {"Er sagte: ‚Wir gehen‘ und ‚geht’s?‘.", "Wir gehen|geht’s?"},
      // Swedish and Finnish: opens as it closes
      {"Hon sade: ”Vi går hem.” Han: ”Nej.”", "Vi går hem.|Nej."},
      {"首相は「行動します。」と、『すぐ』と言った。", "行動します。|すぐ"},
      {"他说：“我们行动”，然后走了。", "我们行动"},
      {"قال \"سنتحرك فورا\"، ثم غادر.", "سنتحرك فورا"},
      {"Dijo: ¡“Vamos”! y ¿“cómo”?", "Vamos|cómo"},
      {"“typed by two hands\" he said", "typed by two hands"},
      {"(\"in brackets\") [\"and these\"]", "in brackets|and these"},
      {"“[T]his”, “...that”, “…and this”", "[T]his|...that|…and this"},
  });
}

TEST_CASE("Quote marks: an apostrophe closes and opens nothing") {
  check({
      {"It's the boys' own, isn't it? O'Neill's, 'tis the '90s rock 'n' roll.", ""},
      {"It’s the boys’ own, isn’t it? ’Tis the ’90s rock ’n’ roll.", ""},
      {"‘It isn’t the boys’ fault,’ he said. ‘No.’", "It isn’t the boys’ fault,|No."},
      {"'It isn't the boys' fault,' he said.", "It isn't the boys' fault,"},
      {"'I don't know,' said O'Neill.", "I don't know,"},
      {"a 6\" pipe and a 5' man", ""},
      {"\"The 6\" pipe broke,\" he said.", "The 6\" pipe broke,"},
      {"\"He is 6\" and \"she is 7\" too.", "He is 6|she is 7"},
  });
}

TEST_CASE("Quote marks: a quote within a quote belongs to it") {
  check({
      {"“He told me ‘go home’ and I went,” she said.", "He told me ‘go home’ and I went,"},
      {"\"now 'similarly situated' for a draft\"", "now 'similarly situated' for a draft"},
      {"‘He told me “go home” and I went,’ she said.", "He told me “go home” and I went,"},
      {"\"felt like 'am I going to die?' \".", "felt like 'am I going to die?'"},
      // in the same marks
      {"“He told me “go home” and I went,” she said.", "He told me “go home” and I went,"},
      {"\"He told me, \"Go home,\" and I went,\" she said.",
       "He told me, \"Go home,\" and I went,"},
      {"« Il a dit « rentre » et moi aussi », dit-elle.", "Il a dit « rentre » et moi aussi"},
      {"首相は「彼は『行け』と「二度」言った」と述べた。", "彼は『行け』と「二度」言った"},
  });
}

TEST_CASE("Quote marks: paragraphs of one quote each open it again") {
  check({
      {"“One.\n\n“Two.\n\n“Three,” he said. “Four.”", "One.|+Two.|+Three,|Four."},
      {"\"One.\n\n\"Two,\" he said.", "One.|+Two,"},
      {"‘One.\n\n‘Two,’ he said.", "One.|+Two,"},
      // run together
      {"“One is high. “Two is low.” End", "One is high.|+Two is low."},
      {"\"One is high. \"Two is low.\" End", "One is high.|+Two is low."},
  });
}

TEST_CASE("Quote marks: what nothing closes ends nowhere, and does no harm") {
  check({
      {"He said “one.\n\nThen “two” came.", "two"},
      {"He said \"one.\n\nThen \"two\" came.", "two"},
      {"He said “one.\nThen “two” came, and “three”.", "two|three"},
      {"He said \"one. Then \"two\" came. \"Three\" followed.", "two|Three"},
      {"a closing ” alone, “right”", "right"},
      // a blank on the wrong side
      {"“We will act, ” he said, “now. ”", "We will act,|now."},
      {"\"We will act, \" he said. \"Now.\"", "We will act,|Now."},
      {"\"\" “ ” ‘’ ''", ""},
      {"\"", ""},
      {"“", ""},
      {"", ""},
  });
}
