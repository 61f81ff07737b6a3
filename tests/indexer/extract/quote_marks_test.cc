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
           Row{"Hon sade: ”Vi går hem.”", ""},  // Swedish: opens as it closes
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
           Row{"a closing ” alone, “right”", "right"},
           Row{"\"\" “ ” ‘’ ''", ""},
           Row{"\"", ""},
           Row{"“", ""},
           Row{"", ""},
       }) {
    check(row);
  }
}
