#include "indexer/field_tokens.h"

#include <catch2/catch.hpp>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace dateline {

TEST_CASE("FieldTokens: every token is in the group of its term, in order, once") {
  std::string text = "The US told us that the co-operative told the US. THE END\n\nThe end.";
  for (int i = 0; i < 300; ++i) text += " word" + std::to_string(i % 90) + " the";
  const FieldTokens field(text, segment_words(text));

  std::map<std::pair<std::string, bool>, std::vector<std::uint32_t>> expected;
  for (std::uint32_t i = 0; i < field.tokens().size(); ++i)
    expected[{field.tokens()[i].term, field.tokens()[i].acronym}].push_back(i);
  CHECK(field.groups().size() == expected.size());
  for (const FieldTokens::Group& group : field.groups()) {
    const Token& token = field.tokens()[group.first];
    std::vector<std::uint32_t> found;
    for (std::uint32_t i = group.first; i != FieldTokens::kNone; i = field.next(i))
      found.push_back(i);
    CHECK(found.back() == group.last);
    INFO(token.term);
    CHECK(found == expected[{token.term, token.acronym}]);
  }
  // "US" and "us" make different terms.
  CHECK(expected.contains({"us", true}));
  CHECK(expected.contains({"us", false}));
}

TEST_CASE("FieldTokens: an empty text has none") {
  const FieldTokens field("", {});
  CHECK(field.tokens().empty());
  CHECK(field.groups().empty());
}

}  // namespace dateline
