#include "core/text/sentences.h"

#include <catch2/catch.hpp>

using namespace dateline;

namespace {

std::string split(std::string_view text) {
  std::string out;
  for (const ByteRange& r : split_sentences(text)) out += "[" + std::string(r.of(text)) + "]";
  return out;
}

}  // namespace

TEST_CASE("Sentences: ends and what only looks like one") {
  const std::pair<const char*, const char*> table[] = {
      {"One. Two! Three?", "[One.][Two!][Three?]"},
      {"Mr. Johnson met Dr. Smith. They left.", "[Mr. Johnson met Dr. Smith.][They left.]"},
      {"The U.S. Army came. It left.", "[The U.S. Army came.][It left.]"},
      {"He lives in the U.S. The army came.", "[He lives in the U.S.][The army came.]"},
      {"John F. Kennedy spoke. Fine.", "[John F. Kennedy spoke.][Fine.]"},
      {"It cost 3.5 million. Much.", "[It cost 3.5 million.][Much.]"},
      {"\u201cCome.\u201d He came.", "[\u201cCome.\u201d][He came.]"},
      {"A title\n\nThe text", "[A title][The text]"},
      {"A wrapped\nline. Next", "[A wrapped\nline.][Next]"},
      {"bbc.co.uk is a site. Yes", "[bbc.co.uk is a site.][Yes]"},
      {"\u6771\u4eac\u3002\u5927\u962a\u3002", "[\u6771\u4eac\u3002][\u5927\u962a\u3002]"},
      {"  \n\n ", ""},
      {"no end", "[no end]"},
      {"He said it e.g. twice. Then", "[He said it e.g. twice.][Then]"}};
  for (const auto& [text, expected] : table) CHECK(split(text) == expected);
}
