// Articles for benchmarks: those of a JSON Lines file, and as many more as are wanted, made of
// their sentences.
#pragma once

#include <cstddef>
#include <random>
#include <string>
#include <vector>

namespace dateline::bench {

struct Story {
  std::string id, title, text, date, source;
};

// Text from "body" or "text"; lines that are no JSON are left out.
[[nodiscard]] std::vector<Story> stories_in(const std::string& path);

// `count` articles of 10 to 29 sentences of under 400 bytes, each with some given article's title,
// date and source. The same for the same state of `random`.
[[nodiscard]] std::vector<Story> recombined(const std::vector<Story>& given, std::size_t count,
                                            std::mt19937& random);

// One line of JSON, with a line feed.
[[nodiscard]] std::string json_line(const Story& story);

}  // namespace dateline::bench
