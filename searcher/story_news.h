// What an article adds to those before it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/base/byte_range.h"
#include "core/schema/article.h"

namespace dateline {

class StoryNews {
 public:
  struct News {
    std::vector<ByteRange> sentences;  // of the text
    std::vector<std::string> people;
    std::vector<std::string> places;
    std::vector<std::string> numbers;  // as the text has them
  };

  // What is new in `article` to this object, which remembers it. A sentence is not new when an
  // earlier one, new or not, has 70 % of its words and all of its figures; it counts once in its
  // own article too. A sentence is compared with those that share one of its rarest words.
  [[nodiscard]] News add(const Article& article);

 private:
  struct Sentence {
    std::vector<std::uint64_t> words;  // those that carry no grammar, each once
    std::vector<std::uint64_t> figures;
  };

  [[nodiscard]] static Sentence read(std::string_view text);
  enum class Knowledge : std::uint8_t { none, mostly, whole };
  [[nodiscard]] Knowledge knowledge_of(const Sentence& sentence) const;
  void remember(Sentence sentence);

  std::vector<Sentence> known_;
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> sentences_with_;
  std::unordered_set<std::string> people_;
  std::unordered_set<std::string> places_;
  std::unordered_set<std::string> numbers_;
};

}  // namespace dateline
