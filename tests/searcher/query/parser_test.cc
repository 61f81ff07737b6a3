#include "searcher/query/parser.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "searcher/query/ast.h"

using namespace dateline;
using namespace dateline::query;

namespace {

std::string codes(const ParsedQuery& parsed) {
  std::string out;
  for (const Notice& notice : parsed.notices) out += (out.empty() ? "" : " ") + notice.code;
  return out;
}

bool ranges_inside(const Node& node, std::size_t size) {
  if (node.range.begin > node.range.end || node.range.end > size) return false;
  for (const Node& child : node.children) {
    if (!ranges_inside(child, size)) return false;
  }
  return true;
}

// Parses; the tree, the notices, the ranges, and that what is printed reads back as the same tree.
void check(const std::string& text, const std::string& tree, const std::string& notices = "") {
  const ParsedQuery parsed = parse(text);
  INFO("query: " << text);
  INFO("printed: " << print(parsed.root));
  CHECK(debug(parsed.root) == tree);
  CHECK(codes(parsed) == notices);
  CHECK(ranges_inside(parsed.root, text.size()));
  CHECK(debug(parse(print(parsed.root)).root) == tree);
}

void check_print(const std::string& text, const std::string& printed) {
  INFO("query: " << text);
  CHECK(print(parse(text).root) == printed);
}

}  // namespace

TEST_CASE("Parser: nothing typed is every article") {
  check("", "(everything)");
  check(" \t\n\xC2\xA0 ", "(everything)");
}

TEST_CASE("Parser: words stay whole between blanks") {
  check("channel", "(words \"channel\")");
  check("channel crossing", "(all_of (words \"channel\") (words \"crossing\"))");
  check("channel\xC2\xA0 crossing", "(all_of (words \"channel\") (words \"crossing\"))");
  check("AT&T U.S. C++", "(all_of (words \"AT&T\") (words \"U.S.\") (words \"C++\"))");
  check("john@example.com", "(words \"john@example.com\")");
  check("co-operate F-16", "(all_of (words \"co-operate\") (words \"F-16\"))");
  check("O\xE2\x80\x99Neill", "(words \"O\xE2\x80\x99Neill\")");
}

TEST_CASE("Parser: lower-case operators and lone hyphens are no operators") {
  check("cat and dog or not",
        "(all_of (words \"cat\") (words \"and\") (words \"dog\") (words \"or\") (words \"not\"))");
  check("a - b", "(all_of (words \"a\") (words \"b\"))");
  check("- foo", "(words \"foo\")");
  check("\"a\"-b", "(all_of (phrase \"a\") (words \"b\"))");
}

TEST_CASE("Parser: OR binds tighter than a blank, AND is a blank") {
  check("a OR b", "(any_of (words \"a\") (words \"b\"))");
  check("a AND b", "(all_of (words \"a\") (words \"b\"))");
  check("x a OR b", "(all_of (words \"x\") (any_of (words \"a\") (words \"b\")))");
  check("a OR b OR c", "(any_of (words \"a\") (words \"b\") (words \"c\"))");
  check("a AND b OR c", "(all_of (words \"a\") (any_of (words \"b\") (words \"c\")))");
  check("(a OR b) c", "(all_of (any_of (words \"a\") (words \"b\")) (words \"c\"))");
  check("(a b) OR c", "(any_of (all_of (words \"a\") (words \"b\")) (words \"c\"))");
  check("((a)) (b c)", "(all_of (words \"a\") (words \"b\") (words \"c\"))");
  check("(a)OR(b)", "(any_of (words \"a\") (words \"b\"))");
}

TEST_CASE("Parser: exclusions") {
  const std::string without = "(all_of (words \"boat\") (none_of (words \"dinghy\")))";
  check("boat -dinghy", without);
  check("boat NOT dinghy", without);
  check("boat AND NOT dinghy", without);
  check("boat --dinghy", without);
  check("boat NOT NOT NOT dinghy", without);
  check("NOT NOT dinghy", "(words \"dinghy\")");
  check("boat -(a OR b)",
        "(all_of (words \"boat\") (none_of (any_of (words \"a\") (words \"b\"))))");
  check("boat -\"a b\"", "(all_of (words \"boat\") (none_of (phrase \"a b\")))");
  check("boat -title:a", "(all_of (words \"boat\") (none_of (title (words \"a\"))))");
  check("(-a)b", "(all_of (none_of (words \"a\")) (words \"b\"))");
}

TEST_CASE("Parser: exclusions alone leave everything else") {
  check("-a", "(all_of (everything) (none_of (words \"a\")))");
  check("-a -b", "(all_of (everything) (none_of (words \"a\")) (none_of (words \"b\")))");
  check("-a OR b", "(any_of (all_of (everything) (none_of (words \"a\"))) (words \"b\"))");
  check("-(-a)", "(all_of (everything) (none_of (all_of (everything) (none_of (words \"a\")))))");
  check("b OR (-a -c)",
        "(any_of (words \"b\") (all_of (everything) (none_of (words \"a\")) (none_of (words "
        "\"c\"))))");
}

TEST_CASE("Parser: operators with nothing to work on are ignored with one notice") {
  check("AND OR NOT -", "(everything)", "dangling_operator");
  check("a OR", "(words \"a\")", "dangling_operator");
  check("OR a", "(words \"a\")", "dangling_operator");
  check("a AND", "(words \"a\")", "dangling_operator");
  check("a AND OR b", "(all_of (words \"a\") (words \"b\"))", "dangling_operator");
  check("a NOT", "(words \"a\")", "dangling_operator");
  check("-", "(everything)", "no_words");
  check("()", "(everything)", "no_words");
  check("\"\"", "(everything)", "no_words");
}

TEST_CASE("Parser: phrases in any quotes") {
  check("\"small boats\"", "(phrase \"small boats\")");
  check("\"  small \t boats \"", "(phrase \"small boats\")");
  check("“small boats”", "(phrase \"small boats\")");
  check("„small boats“", "(phrase \"small boats\")");
  check("«small boats»", "(phrase \"small boats\")");
  check("»small boats«", "(phrase \"small boats\")");
  check("“small boats\"", "(phrase \"small boats\")");
  check("«say \"no\" now»", "(phrase \"say \"no\" now\")");
  check("a\"b c\"d", "(all_of (words \"a\") (phrase \"b c\") (words \"d\"))");
  check("\"a OR (b\"", "(phrase \"a OR (b\")");
}

TEST_CASE("Parser: a quote without a partner is read as words") {
  check("\"small boats", "(all_of (words \"small\") (words \"boats\"))", "unbalanced_quote");
  check("person:\"Boris", "(person \"Boris\")", "unbalanced_quote");
  check("5\" tall", "(all_of (words \"5\") (words \"tall\"))", "unbalanced_quote");
}

TEST_CASE("Parser: near") {
  check("\"police boats\"~8", "(near 8 \"police boats\")");
  check("\"police boats\"~", "(phrase \"police boats\")");
  check("\"police boats\"~0", "(phrase \"police boats\")");
  check("\"police boats\"~99999999999999", "(near 99 \"police boats\")");
}

TEST_CASE("Parser: prefixes and exact forms") {
  check("smuggl*", "(prefix \"smuggl\")");
  check("\xD0\xBC\xD0\xB8*", "(prefix \"\xD0\xBC\xD0\xB8\")");
  check("a*", "(exact \"a\")", "short_prefix");
  check("*", "(words \"*\")");
  check("=crossing", "(exact \"crossing\")");
  check("a =b*", "(all_of (words \"a\") (exact \"b*\"))");
  check("-smuggl*", "(all_of (everything) (none_of (prefix \"smuggl\")))");
}

TEST_CASE("Parser: title takes a word, a phrase or a group") {
  check("title:calais", "(title (words \"calais\"))");
  check("TITLE:cal*", "(title (prefix \"cal\"))");
  check("title:=calais", "(title (exact \"calais\"))");
  check("title:\"in calais\"", "(title (phrase \"in calais\"))");
  check("title:\"in calais\"~3 x", "(all_of (title (near 3 \"in calais\")) (words \"x\"))");
  check("title:(a b)", "(title (all_of (words \"a\") (words \"b\")))");
  check("title:(a OR -b) c",
        "(all_of (title (any_of (words \"a\") (all_of (everything) (none_of (words \"b\"))))) "
        "(words \"c\"))");
}

TEST_CASE("Parser: fields of names") {
  check("source:reuters author:\"A Name\" language:en section:politics",
        "(all_of (source \"reuters\") (author exactly \"A Name\") (language \"en\") (section "
        "\"politics\"))");
  check("person:\"Boris Johnson\"", "(person exactly \"Boris Johnson\")");
  check("People:johnson", "(person \"johnson\")");
  check("place:“Paris, Texas”", "(place exactly \"Paris, Texas\")");
  check("organization:Reuters", "(org \"Reuters\")");
  check("source:(reuters OR \"BBC News\")",
        "(any_of (source \"reuters\") (source exactly \"BBC News\"))");
}

TEST_CASE("Parser: an unknown field is words, what only looks like one is nothing special") {
  check("foo:bar", "(words \"foo:bar\")", "unknown_field");
  check("-foo:\"a b\"",
        "(all_of (everything) (none_of (all_of (words \"foo:\") (phrase \"a b\"))))",
        "unknown_field");
  check("http://example.com/a?b=c", "(words \"http://example.com/a?b=c\")");
  check("14:30", "(words \"14:30\")");
  check("Note: this", "(all_of (words \"Note:\") (words \"this\"))");
  check("std::string", "(words \"std::string\")");
  check("title:", "(words \"title:\")", "empty_field");
  check("person:\"\" x", "(all_of (words \"person:\") (words \"x\"))", "empty_field");
}

TEST_CASE("Parser: dates") {
  check("date:2021-11-25", "(date 2021-11-25)");
  check("date:2021-11", "(date 2021-11)");
  check("date:2021", "(date 2021)");
  check("date:2021-11-20..2021-11-30", "(date 2021-11-20..2021-11-30)");
  check("date:2021-11..2021-12", "(date 2021-11-01..2021-12-31)");
  check("date:2021-12..2021-11", "(date 2021-11-01..2021-12-31)");
  check("date:2021-11-20..", "(date 2021-11-20..)");
  check("date:..2021", "(date ..2021-12-31)");
  check("after:2021-11-01", "(date 2021-11-01..)");
  check("before:2022", "(date ..2021-12-31)");
  check("date:\"2021-11-25\"", "(date 2021-11-25)");
  check("date:\"25 November 2021\"", "(date 2021-11-25)");
}

TEST_CASE("Parser: malformed dates are words") {
  check("date:2021-13", "(words \"date:2021-13\")", "bad_date");
  check("date:yesterday", "(words \"date:yesterday\")", "bad_date");
  check("date:..", "(words \"date:..\")", "bad_date");
  check("before:0001", "(words \"before:0001\")", "bad_date");
  check("-date:\"last week\" x",
        "(all_of (none_of (all_of (words \"last\") (words \"week\"))) (words \"x\"))", "bad_date");
}

TEST_CASE("Parser: numbers") {
  check("number:27", "(number 27)");
  check("number:25..30", "(number 25..30)");
  check("number:30..25", "(number 25..30)");
  check("number:>1000", "(number >1,000)");
  check("number:\">1000 migrants\"", "(number >1,000 migrants)");
  check("number:\"27 people\"", "(number 27 people)");
  check("number:\"25,700\"", "(number 25,700)");
  check("number:25,700", "(number 25,700)");
  check("number:25..", "(number >=25)");
  check("number:≤3.5", "(number <=3.5)");
  check("money:>=£1m", "(money >=£1,000,000)");
  check("money:>£3000", "(money >£3,000)");
  check("money:1m..2m", "(money 1,000,000..2,000,000)");
  check("number:£5", "(money £5)");
  check("percent:5..10", "(percent 5..10)");
  check("percent:>50%", "(percent >50)");
  check("age:12", "(age 12)");
}

TEST_CASE("Parser: a facet's label in quotes, a plain equals sign without") {
  check("number:\"=27 migrants\"", "(number =27 migrants)");
  check("number:\"=£1.2 million\"", "(number =£1.2 million)");
  check_print("number:\"= 36-40 people\"", "number:\"=36-40 people\"");
  check("number:=27", "(number 27)");
  check("money:\"=£5\"", "(money £5)");
  check("number:\"=\"", "(words \"=\")", "bad_number");
}

TEST_CASE("Parser: malformed numbers are words") {
  check("number:many", "(words \"number:many\")", "bad_number");
  check("number:2021-11-25", "(words \"number:2021-11-25\")", "bad_number");
  check("age:£5", "(words \"age:£5\")", "bad_number");
  check("money:5%", "(words \"money:5%\")", "bad_number");
  check("number:\"so many\"", "(all_of (words \"so\") (words \"many\"))", "bad_number");
}

TEST_CASE("Parser: unbalanced brackets") {
  check("(a b", "(all_of (words \"a\") (words \"b\"))", "unbalanced_bracket");
  check("a) b", "(all_of (words \"a\") (words \"b\"))", "unbalanced_bracket");
}

TEST_CASE("Parser: caps end a query with notices, in no time") {
  const ParsedQuery brackets = parse(std::string(10000, '('));
  CHECK(brackets.root.kind == NodeKind::everything);
  CHECK(codes(brackets) == "query_cut too_deep unbalanced_bracket");

  std::string deep = std::string(40, '(') + "a" + std::string(40, ')') + " b";
  check(deep, "(all_of (words \"a\") (words \"b\"))", "too_deep");

  std::string words;
  for (int i = 0; i < 80; ++i) words += "w" + std::to_string(i) + " ";
  const ParsedQuery many = parse(words);
  CHECK(many.root.children.size() == kMaxTerms);
  CHECK(codes(many) == "too_many_words");
  CHECK(parse("\"" + words + "\"").root.text.ends_with(" w63"));

  std::string wildcards;
  for (int i = 0; i < 500; ++i) wildcards += "ab* ";
  const ParsedQuery wild = parse(wildcards);
  std::size_t prefixes = 0;
  for (const Node& node : wild.root.children) prefixes += node.kind == NodeKind::prefix ? 1 : 0;
  CHECK(prefixes == 16);
  CHECK(codes(wild) == "query_cut too_many_prefixes too_many_words");
}

TEST_CASE("Parser: a cut query ends at a blank") {
  const ParsedQuery parsed = parse("first " + std::string(1016, 'x') + " lastword");
  CHECK(parsed.root.children.size() == 2);
  CHECK(parse(std::string(3000, 'x')).root.text.size() == kMaxBytes);
}

TEST_CASE("Parser: malformed UTF-8 is repaired") {
  CHECK(parse("a\xFF").root.text == "a\xEF\xBF\xBD");
  CHECK(debug(parse(std::string("a\0b", 3)).root) == "(all_of (words \"a\") (words \"b\"))");
}

TEST_CASE("Parser: ranges are bytes of the query") {
  const std::string text = "\xC3\xA9t\xC3\xA9 -title:\"x y\"";
  const Node root = parse(text).root;
  CHECK(root.range == ByteRange{0, text.size()});
  CHECK(root.children[0].range == ByteRange{0, 5});
  CHECK(root.children[1].range == ByteRange{6, text.size()});
  CHECK(root.children[1].children[0].range == ByteRange{7, text.size()});
  CHECK(root.children[1].children[0].children[0].range == ByteRange{13, text.size()});
}

TEST_CASE("Parser: what is printed is canonical") {
  check_print("a AND b NOT c", "a b -c");
  check_print("x a OR b", "x (a OR b)");
  check_print("  Person:«Boris Johnson» organisation:Reuters",
              "person:\"Boris Johnson\" org:Reuters");
  check_print("NUMBER:\">1000 migrants\"", "number:\">1,000 migrants\"");
  check_print("before:2022", "date:..2021-12-31");
  check_print("-a OR b", "-a OR b");
}

TEST_CASE("Parser: plain text has no operators") {
  const ParsedQuery parsed = parse_plain(" -a OR \"b (title:c* ");
  CHECK(debug(parsed.root) ==
        "(all_of (words \"-a\") (words \"OR\") (words \"\"b\") (words \"(title:c*\"))");
  CHECK(parsed.notices.empty());
  CHECK(parse_plain("one").root.kind == NodeKind::all_of);
  CHECK(parse_plain(" ").root.kind == NodeKind::everything);
  std::string words;
  for (int i = 0; i < 300; ++i) words += "w ";
  CHECK(parse_plain(words).root.children.size() == kMaxPlainTerms);
  CHECK(codes(parse_plain(words)) == "too_many_words");
}
