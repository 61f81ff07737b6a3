#include "indexer/extract/tag_model.h"

#include <bit>

#include "indexer/extract/tag_features.h"

#ifndef DATELINE_TAG_MODEL
#error "DATELINE_TAG_MODEL must name the model file"
#endif

// As core/entities/embedded_data.cc: shared read-only pages of the program's file.
asm(".section .rodata\n"
    ".balign 64\n"
    ".global dateline_tag_model_begin\n"
    "dateline_tag_model_begin:\n"
    ".incbin \"" DATELINE_TAG_MODEL
    "\"\n"
    ".global dateline_tag_model_end\n"
    "dateline_tag_model_end:\n"
    ".byte 0\n"
    ".text\n");
extern "C" const char dateline_tag_model_begin[];
extern "C" const char dateline_tag_model_end[];

namespace dateline {
namespace {

constexpr std::size_t aligned(std::size_t bytes) { return (bytes + 15) & ~std::size_t{15}; }

// Cuts arrays off a mapped file. After one that the file is too short for there are none.
class Parts {
 public:
  explicit Parts(std::string_view file) : file_(file) {}

  template <typename T>
  const T* take(std::size_t count) {
    const std::size_t bytes = aligned(count * sizeof(T));
    if (bytes > file_.size() - at_) {
      at_ = file_.size();
      cut_short_ = true;
    }
    if (cut_short_) return nullptr;
    const void* part = file_.data() + at_;
    at_ += bytes;
    return static_cast<const T*>(part);
  }
  [[nodiscard]] bool taken_whole() const { return !cut_short_ && at_ == file_.size(); }

 private:
  std::string_view file_;
  std::size_t at_ = 0;
  bool cut_short_ = false;
};

constexpr std::array<Scores, kLabels> kNoTransitions{};

}  // namespace

TagModel::TagModel(std::string_view file) : transitions_(&kNoTransitions) {
  Parts parts(file);
  const auto* header = parts.take<TagModelHeader>(1);
  if (header == nullptr || header->magic != TagModelHeader{}.magic ||
      header->feature_version != kFeatureVersion) {
    return;
  }
  const auto* transitions = parts.take<std::array<Scores, kLabels>>(1);
  const auto* tags = parts.take<std::uint16_t>(header->slots);
  const auto* weights = parts.take<std::int8_t>(std::size_t{header->slots} * kLabels);
  const auto* keys = parts.take<std::uint32_t>(header->class_slots);
  const auto* fine = parts.take<std::uint16_t>(header->class_slots);
  const auto* coarse_of = parts.take<std::uint16_t>(header->classes);
  const bool masks = std::has_single_bit(header->slots) && std::has_single_bit(header->class_slots);
  if (!parts.taken_whole() || !masks) return;
  transitions_ = transitions;
  tags_ = tags;
  weights_ = weights;
  mask_ = header->slots - 1;
  classes_ = WordClasses(keys, fine, header->class_slots, coarse_of);
}

const TagModel& TagModel::instance() {
  static const TagModel model(
      {dateline_tag_model_begin,
       static_cast<std::size_t>(dateline_tag_model_end - dateline_tag_model_begin)});
  return model;
}

Scores TagModel::score(const std::uint32_t* features, std::size_t count) const {
  Scores sum{};
  // All slots are asked for before any is read: the table is larger than the nearest cache.
  for (std::size_t i = 0; i < count; ++i) __builtin_prefetch(&tags_[slot_of(features[i], mask_)]);
  std::array<std::uint32_t, 256> found{};
  std::size_t hits = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint16_t tag = tag_of(features[i]);
    for (std::size_t slot = slot_of(features[i], mask_); tags_[slot] != 0;
         slot = (slot + 1) & mask_) {
      if (tags_[slot] != tag) continue;
      __builtin_prefetch(&weights_[slot * kLabels]);
      found[hits++ & 255] = static_cast<std::uint32_t>(slot);
      break;
    }
  }
  for (std::size_t i = 0; i < hits; ++i) {
    const std::int8_t* weights = &weights_[std::size_t{found[i]} * kLabels];
    for (std::size_t label = 0; label < kLabels; ++label) {
      sum[label] = static_cast<std::int16_t>(sum[label] + weights[label]);
    }
  }
  return sum;
}

}  // namespace dateline
