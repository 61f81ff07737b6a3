// The tagger's model file: used whole or not at all.
#include "indexer/extract/tag_model.h"

#include <catch2/catch.hpp>
#include <cstring>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "core/text/sentences.h"
#include "core/text/words.h"
#include "indexer/extract/tag_features.h"
#include "indexer/extract/tagger.h"

using namespace dateline;

namespace {

// Bytes where a model may lie: 16-byte aligned.
class Bytes {
 public:
  explicit Bytes(std::string_view bytes)
      : blocks_(bytes.size() / sizeof(Block) + 1), size_(bytes.size()) {
    std::memcpy(blocks_.data(), bytes.data(), bytes.size());
  }
  [[nodiscard]] std::string_view view() const {
    return {reinterpret_cast<const char*>(blocks_.data()), size_};
  }

 private:
  struct alignas(16) Block {
    std::array<char, 16> bytes;
  };
  std::vector<Block> blocks_;
  std::size_t size_;
};

const std::string& model_file() {
  static const std::string file = [] {
    std::ifstream in(DATELINE_SOURCE_DIR "/indexer/extract/model_data/tagger.bin",
                     std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(in), {});
  }();
  return file;
}

std::size_t names_found(const TagModel& model) {
  const std::string text = "On Friday Boris Johnson met Emmanuel Macron in Calais.";
  const auto words = segment_words(text);
  return tag_names(NameTokens(text, words, split_sentences(text)), model).size();
}

void check_refused(const std::string& what, std::string_view file) {
  INFO(what);
  const Bytes bytes(file);
  const TagModel model(bytes.view());
  CHECK(!model.usable());
  CHECK(names_found(model) == 0);
  CHECK(model.classes().find(12345, true).fine == 0);
}

// The file with its header changed.
template <typename Change>
std::string with_header(Change change) {
  std::string file = model_file();
  TagModelHeader header;
  std::memcpy(&header, file.data(), sizeof header);
  change(header);
  std::memcpy(file.data(), &header, sizeof header);
  return file;
}

}  // namespace

TEST_CASE("TagModel: the file is what the programs carry") {
  const Bytes bytes(model_file());
  const TagModel model(bytes.view());
  REQUIRE(model.usable());
  CHECK(names_found(model) == 3);
  CHECK(names_found(TagModel::instance()) == 3);
  CHECK(model.transitions() == TagModel::instance().transitions());
}

TEST_CASE("TagModel: a file of another format or version is refused") {
  check_refused("magic", with_header([](auto& header) { header.magic[7] = '2'; }));
  check_refused("features", with_header([](auto& header) { ++header.feature_version; }));
}

TEST_CASE("TagModel: a file cut short or grown is refused") {
  const std::string& file = model_file();
  check_refused("empty", "");
  check_refused("half a header", std::string_view(file).substr(0, sizeof(TagModelHeader) / 2));
  // In every part of the file, also where a later and smaller part would fit into what is left.
  for (std::size_t share = 1; share < 64; ++share) {
    check_refused(std::to_string(share) + "/64",
                  std::string_view(file).substr(0, file.size() / 64 * share));
  }
  check_refused("a part less", std::string_view(file).substr(0, file.size() - 16));
  check_refused("grown", file + std::string(16, '\0'));
}

TEST_CASE("TagModel: tables of impossible sizes are refused") {
  for (const std::uint32_t slots : {0u, 1u, 3u, 0xFFFFFFFFu, 0x80000000u}) {
    const std::string size = std::to_string(slots);
    check_refused("slots " + size, with_header([&](auto& header) { header.slots = slots; }));
    check_refused("words " + size, with_header([&](auto& header) { header.class_slots = slots; }));
    check_refused("classes " + size, with_header([&](auto& header) { header.classes = slots; }));
  }
}

TEST_CASE("TagModel: allowed labels follow one another, others never win") {
  const auto& transitions = TagModel::instance().transitions();
  for (unsigned before = 0; before < kLabels; ++before) {
    for (unsigned after = 0; after < kLabels; ++after) {
      if (before == kLabels - 1 || after == kLabels - 1) continue;
      INFO(before << " " << after);
      CHECK((transitions[before][after] > -20000) == may_follow(before, after));
    }
  }
}
