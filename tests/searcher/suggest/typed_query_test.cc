#include "searcher/suggest/typed_query.h"

#include <catch2/catch.hpp>

using namespace dateline;
using What = TypedQuery::What;

namespace {

void check(std::string_view text, What what, std::string_view head, std::string_view tail,
           std::string_view closing = "") {
  const TypedQuery typed = typed_query(text);
  INFO(text);
  CHECK(typed.what == what);
  if (what == What::nothing) return;
  CHECK(typed.head == head);
  CHECK(typed.tail == tail);
  CHECK(typed.closing == closing);
}

}  // namespace

TEST_CASE("TypedQuery: the last word is being typed, what stands before it stays") {
  check("", What::anything, "", "");
  check("bor", What::anything, "", "bor");
  check("calais bor", What::anything, "calais ", "bor");
  check("calais ", What::anything, "calais ", "");
  check("(calais OR dov", What::anything, "(calais OR ", "dov");
  check("calais -din", What::anything, "calais -", "din");
  check("=cross", What::words, "=", "cross");
}

TEST_CASE("TypedQuery: fields say what kind of thing is wanted") {
  check("person:bor", What::people, "", "bor");
  check("calais person:\"boris jo", What::people, "calais ", "boris jo");
  check("-place:\"new y", What::places, "-", "new y");
  check("org:reu", What::organisations, "", "reu");
  check("title:cal", What::words, "title:", "cal");
  check("date:2021", What::nothing, "", "");
  check("nofield:x", What::nothing, "", "");
}

TEST_CASE("TypedQuery: an open quotation mark is closed, a closed one is complete") {
  check("\"small bo", What::words, "\"small ", "bo", "\"");
  check("x \"bo", What::words, "x \"", "bo", "\"");
  check("person:\"Boris Johnson\"", What::nothing, "", "");
}

TEST_CASE("TypedQuery: plain words before the tail may belong to the same name") {
  CHECK(typed_query("calais boris jo").before == std::vector<std::size_t>{7, 0});
  CHECK(typed_query("calais boris ").before == std::vector<std::size_t>{7, 0});
  CHECK(typed_query("a OR jo").before.empty());
  CHECK(typed_query("person:x jo").before.empty());
  CHECK(typed_query("a b c d e f").before.size() == TypedQuery::kMaxBefore);
  CHECK(typed_query("a -jo").before.empty());
}
