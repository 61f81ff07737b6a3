#include "tests/bench/stories.h"

#include <fstream>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/text/sentences.h"

namespace dateline::bench {

std::vector<Story> stories_in(const std::string& path) {
  std::vector<Story> out;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    const auto json = nlohmann::json::parse(line, nullptr, false);
    if (json.is_discarded()) continue;
    out.push_back({json.value("id", std::to_string(out.size())), json.value("title", ""),
                   json.value("body", json.value("text", "")), json.value("date", ""),
                   json.value("source", "")});
  }
  return out;
}

std::vector<Story> recombined(const std::vector<Story>& given, std::size_t count,
                              std::mt19937& random) {
  constexpr std::size_t kLongestBytes = 400;
  std::vector<std::string> sentences;
  for (const Story& story : given) {
    for (const ByteRange& s : split_sentences(story.text)) {
      if (s.size() < kLongestBytes) sentences.emplace_back(s.of(story.text));
    }
  }
  std::vector<Story> out;
  out.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    Story story = given[random() % given.size()];
    story.id = "r" + std::to_string(i);
    story.text.clear();
    for (std::size_t left = 10 + random() % 20, k = 0; left > 0; --left, ++k) {
      if (k > 0) story.text += k % 3 == 0 ? "\n\n" : " ";
      story.text += sentences[random() % sentences.size()];
    }
    out.push_back(std::move(story));
  }
  return out;
}

std::string json_line(const Story& story) {
  const nlohmann::json line = {{"id", story.id},     {"title", story.title},   {"text", story.text},
                               {"date", story.date}, {"source", story.source}, {"language", "en"}};
  return line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

}  // namespace dateline::bench
