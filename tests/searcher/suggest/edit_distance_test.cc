#include "searcher/suggest/edit_distance.h"

#include <catch2/catch.hpp>

using namespace dateline;

namespace {

unsigned distance(std::string_view a, std::string_view b, unsigned limit = 9) {
  return edit_distance(code_points(a), code_points(b), limit);
}

}  // namespace

TEST_CASE("EditDistance: one for a letter added, dropped, changed, or swapped with its neighbour") {
  const auto check = [](std::string_view a, std::string_view b, unsigned edits) {
    INFO(a << " " << b);
    CHECK(distance(a, b) == edits);
    CHECK(distance(b, a) == edits);
  };
  check("channel", "channel", 0);
  check("chanel", "channel", 1);
  check("chamnel", "channel", 1);
  check("chnanel", "channel", 1);
  check("chanle", "channel", 2);
  check("", "abc", 3);
  check("crosing", "dinghy", 6);
  check("ca", "abc", 3);  // each place is touched once
}

TEST_CASE("EditDistance: letters count, not bytes") {
  CHECK(distance("київ", "киів") == 1);
  CHECK(distance("東京", "京東") == 1);
}

TEST_CASE("EditDistance: past the limit nothing more is said") {
  CHECK(distance("channel", "dinghy", 2) == 3);
  CHECK(distance("a", "abcdefgh", 2) == 3);
}

TEST_CASE("EditDistance: signatures of words n edits apart differ in at most 2n letters") {
  const auto bits = [](std::string_view a, std::string_view b) {
    std::uint64_t differing = letter_signature(code_points(a)) ^ letter_signature(code_points(b));
    unsigned count = 0;
    for (; differing != 0; differing &= differing - 1) ++count;
    return count;
  };
  CHECK(bits("channel", "chamnel") <= 2);
  CHECK(bits("channel", "chnanel") == 0);
  CHECK(bits("boats", "boxts") == 2);
}

TEST_CASE("EditDistance: short words are not corrected") {
  CHECK(allowed_edits(3) == 0);
  CHECK(allowed_edits(4) == 1);
  CHECK(allowed_edits(5) == 1);
  CHECK(allowed_edits(6) == 2);
}
