#include "indexer/extract/quote_marks.h"

#include <catch2/catch.hpp>
#include <string>

using namespace dateline;

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

struct Row {
  const char* text;
  const char* expected;
};

void check(const Row& row) {
  INFO(row.text);
  CHECK(stretches(row.text) == row.expected);
}

}  // namespace

TEST_CASE("Quote marks: every style") {
  for (const Row& row : {
           Row{"He said \"a b\" and “c d”.", "a b|c d"},
           Row{"‘One two,’ he said, ‘three.’", "One two,|three."},
           Row{"'One two,' he said, 'three.'", "One two,|three."},
           Row{"Il a dit « plus belle » et «encore».", "plus belle|encore"},
           Row{"Il a dit «\u00a0plus belle\u00a0».", "plus belle"},
           Row{"Er sagte: „Wir gehen“, »nach Hause« und ‹bald›.", "Wir gehen|nach Hause|bald"},
           Row{"Er sagte: ‚Wir gehen‘ und ‚geht’s?‘.", "Wir gehen|geht’s?"},
           // Swedish and Finnish: opens as it closes
           Row{"Hon sade: ”Vi går hem.” Han: ”Nej.”", "Vi går hem.|Nej."},
           Row{"首相は「行動します。」と、『すぐ』と言った。", "行動します。|すぐ"},
           Row{"他说：“我们行动”，然后走了。", "我们行动"},
           Row{"قال \"سنتحرك فورا\"، ثم غادر.", "سنتحرك فورا"},
           Row{"Dijo: ¡“Vamos”! y ¿“cómo”?", "Vamos|cómo"},
           Row{"“typed by two hands\" he said", "typed by two hands"},
           Row{"(\"in brackets\") [\"and these\"]", "in brackets|and these"},
           Row{"“[T]his”, “...that”, “…and this”", "[T]his|...that|…and this"},
       }) {
    check(row);
  }
}

TEST_CASE("Quote marks: an apostrophe closes and opens nothing") {
  for (const Row& row : {
           Row{"It's the boys' own, isn't it? O'Neill's, 'tis the '90s rock 'n' roll.", ""},
           Row{"It’s the boys’ own, isn’t it? ’Tis the ’90s rock ’n’ roll.", ""},
           Row{"‘It isn’t the boys’ fault,’ he said. ‘No.’", "It isn’t the boys’ fault,|No."},
           Row{"'It isn't the boys' fault,' he said.", "It isn't the boys' fault,"},
           Row{"'I don't know,' said O'Neill.", "I don't know,"},
           Row{"a 6\" pipe and a 5' man", ""},
           Row{"\"The 6\" pipe broke,\" he said.", "The 6\" pipe broke,"},
           Row{"\"He is 6\" and \"she is 7\" too.", "He is 6|she is 7"},
       }) {
    check(row);
  }
}

TEST_CASE("Quote marks: a quote within a quote belongs to it") {
  for (const Row& row : {
           Row{"“He told me ‘go home’ and I went,” she said.", "He told me ‘go home’ and I went,"},
           Row{"\"now 'similarly situated' for a draft\"", "now 'similarly situated' for a draft"},
           Row{"‘He told me “go home” and I went,’ she said.", "He told me “go home” and I went,"},
           Row{"\"felt like 'am I going to die?' \".", "felt like 'am I going to die?'"},
           // in the same marks
           Row{"“He told me “go home” and I went,” she said.", "He told me “go home” and I went,"},
           Row{"\"He told me, \"Go home,\" and I went,\" she said.",
               "He told me, \"Go home,\" and I went,"},
           Row{"« Il a dit « rentre » et moi aussi », dit-elle.",
               "Il a dit « rentre » et moi aussi"},
           Row{"首相は「彼は『行け』と「二度」言った」と述べた。", "彼は『行け』と「二度」言った"},
       }) {
    check(row);
  }
}

TEST_CASE("Quote marks: paragraphs of one quote each open it again") {
  for (const Row& row : {
           Row{"“One.\n\n“Two.\n\n“Three,” he said. “Four.”", "One.|+Two.|+Three,|Four."},
           Row{"\"One.\n\n\"Two,\" he said.", "One.|+Two,"},
           Row{"‘One.\n\n‘Two,’ he said.", "One.|+Two,"},
           // run together
           Row{"“One is high. “Two is low.” End", "One is high.|+Two is low."},
           Row{"\"One is high. \"Two is low.\" End", "One is high.|+Two is low."},
       }) {
    check(row);
  }
}

TEST_CASE("Quote marks: what nothing closes ends nowhere, and does no harm") {
  for (const Row& row : {
           Row{"He said “one.\n\nThen “two” came.", "two"},
           Row{"He said \"one.\n\nThen \"two\" came.", "two"},
           Row{"He said “one.\nThen “two” came, and “three”.", "two|three"},
           Row{"He said \"one. Then \"two\" came. \"Three\" followed.", "two|Three"},
           Row{"a closing ” alone, “right”", "right"},
           // a blank on the wrong side
           Row{"“We will act, ” he said, “now. ”", "We will act,|now."},
           Row{"\"We will act, \" he said. \"Now.\"", "We will act,|Now."},
           Row{"\"\" “ ” ‘’ ''", ""},
           Row{"\"", ""},
           Row{"“", ""},
           Row{"", ""},
       }) {
    check(row);
  }
}
