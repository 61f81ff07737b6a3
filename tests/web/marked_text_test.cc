#include "web/marked_text.h"

#include <catch2/catch.hpp>

using namespace dateline;
using namespace dateline::web;

namespace {
std::string marked(std::string_view text, const std::vector<Mark>& marks) {
  HtmlWriter out;
  MarkedText(text, marks).write({0, text.size()}, out);
  return out.take();
}
}  // namespace

TEST_CASE("MarkedText: marks nest, also where they cross") {
  CHECK(marked("plain <text>", {}) == "plain &lt;text&gt;");
  CHECK(marked("At least 27 dead", {{{9, 11}, MarkKind::match}, {{0, 16}, MarkKind::number}}) ==
        "<span class=\"number\">At least <mark>27</mark> dead</span>");
  CHECK(marked("abcdef", {{{0, 4}, MarkKind::person}, {{2, 6}, MarkKind::place}}) ==
        "<span class=\"person\">ab</span><span class=\"place\"><span class=\"person\">cd</span>ef"
        "</span>");
  CHECK(marked("aabb", {{{0, 2}, MarkKind::match}, {{2, 4}, MarkKind::match}}) ==
        "<mark>aabb</mark>");
  CHECK(marked("abcd", {{{0, 3}, MarkKind::match}, {{1, 2}, MarkKind::match}}) ==
        "<mark>abc</mark>d");
}

TEST_CASE("MarkedText: a quote tells who speaks, and holds all other marks") {
  const Mark first{{1, 9}, MarkKind::quote, "quote-1", "A <B>"};
  CHECK(marked("\"we acted\"", {{{4, 9}, MarkKind::match}, first}) ==
        "&quot;<q class=\"quote\" id=\"quote-1\" title=\"A &lt;B&gt;\">we "
        "<mark>acted</mark></q>&quot;");
  // Cut in two, it has its id once.
  const MarkedText text("one two", {{{0, 7}, MarkKind::quote, "z", ""}});
  HtmlWriter out;
  text.write({0, 3}, out);
  text.write({4, 7}, out);
  CHECK(out.take() == "<q class=\"quote\" id=\"z\">one</q><q class=\"quote\">two</q>");
}

TEST_CASE("MarkedText: ranges that make no sense do no harm") {
  CHECK(marked("ab", {{{1, 99}, MarkKind::match}}) == "a<mark>b</mark>");
  CHECK(marked("ab", {{{5, 9}, MarkKind::match}, {{2, 1}, MarkKind::match}, {{1, 1}, {}}}) == "ab");
  CHECK(marked("é!", {{{1, 3}, MarkKind::match}}) == "<mark>é!</mark>");
  CHECK(marked("", {{{0, 5}, MarkKind::match}}).empty());
}

TEST_CASE("MarkedText: a part is closed at its end and open at its beginning") {
  const std::string_view text = "one two\n\nthree";
  const MarkedText marked_text(text, {{{4, 14}, MarkKind::date}});
  HtmlWriter first;
  marked_text.write({0, 7}, first);
  CHECK(first.take() == "one <span class=\"date\">two</span>");
  HtmlWriter second;
  marked_text.write({9, 14}, second);
  CHECK(second.take() == "<span class=\"date\">three</span>");
}

TEST_CASE("MarkedText: paragraphs") {
  const auto check = [](const std::string& text, const std::vector<std::string>& expected) {
    std::vector<std::string> found;
    for (const ByteRange& range : paragraphs(text)) found.emplace_back(range.of(text));
    CHECK(found == expected);
  };
  check("", {});
  check(" \n\n ", {});
  check("one\r\n\r\ntwo\r\n", {"one", "two"});
  check("wrapped\nby hand\n \n\n\nnext", {"wrapped\nby hand", "next"});
  check("short\nlines", {"short\nlines"});
  const std::string line(200, 'x');
  check(line + "\nb\n" + line, {line, "b", line});
}
