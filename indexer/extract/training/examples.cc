#include "indexer/extract/training/examples.h"

#include <algorithm>

#include "core/entities/gazetteer.h"
#include "core/entities/word_lists.h"
#include "core/text/sentences.h"
#include "core/text/words.h"
#include "indexer/extract/tag_decoder.h"
#include "indexer/extract/tag_features.h"

namespace dateline::training {
namespace {

constexpr std::uint16_t kAnything = 0x7fff;
constexpr std::uint16_t bit(unsigned label) { return static_cast<std::uint16_t>(1u << label); }

// A country is a place with us also when it acts as a government or a team.
bool is_country(std::string_view name) {
  const auto found = Gazetteer::instance().find(name);
  return !found.empty() && found.front()->kind == PlaceKind::country;
}

// The labels of all words of a text.
class Labeller {
 public:
  Labeller(const MarkedText& text, const FileWays& ways, const NameTokens& tokens)
      : text_(text), ways_(ways), tokens_(tokens) {}

  std::vector<std::uint16_t> run() {
    const auto outside = static_cast<std::uint16_t>(
        ways_.marks_other ? bit(kOutside) : bit(kOutside) | bit(kOtherFirst) | bit(kOtherInner));
    labels_.assign(tokens_.size(), outside);
    std::size_t i = 0;
    for (const auto& name : text_.names) {
      while (i < tokens_.size() && tokens_[i].range.end <= name.range.begin) ++i;
      std::size_t end = i;
      while (end < tokens_.size() && tokens_[end].range.begin < name.range.end) ++end;
      mark(name, i, end);
      i = end;
    }
    return std::move(labels_);
  }

 private:
  void mark(const MarkedText::Name& name, std::size_t begin, std::size_t end) {
    if (begin == end) return;
    // A point may stand at the end of the one and not of the other.
    const bool fits = tokens_[begin].range.begin == name.range.begin &&
                      tokens_[end - 1].range.end + 1 >= name.range.end &&
                      tokens_[end - 1].range.end <= name.range.end + 1;
    for (std::size_t k = begin; k < end; ++k) {
      labels_[k] = fits ? labels_of(name, k, begin, end) : kAnything;
    }
  }

  std::uint16_t labels_of(const MarkedText::Name& name, std::size_t k, std::size_t begin,
                          std::size_t end) const {
    if (name.kind == 3) return bit(k == begin ? kOtherFirst : kOtherInner);
    unsigned part = kInner;
    if (k == begin) part = kFirst;
    if (k + 1 == end) part = end - begin == 1 ? kSingle : kLast;
    unsigned kind = name.kind;
    if (kind == 2 && is_country(name.range.of(text_.text))) kind = 1;
    return bit(kind * 4 + part);
  }

  const MarkedText& text_;
  const FileWays& ways_;
  const NameTokens& tokens_;
  std::vector<std::uint16_t> labels_;
};

// A name that goes on outside of the row cannot be learnt from it.
bool is_whole(const std::vector<std::uint16_t>& labels, std::size_t begin, std::size_t end) {
  const auto opens = [](std::uint16_t allowed) {
    for (unsigned label = 0; label < kLabels; ++label) {
      if (allowed == bit(label)) return is_open(label);
    }
    return false;
  };
  const auto goes_on = [](std::uint16_t allowed) {
    for (unsigned label = 1; label < kOtherFirst; ++label) {
      if (allowed == bit(label)) return part_of(label) == kInner || part_of(label) == kLast;
    }
    return allowed == bit(kOtherInner);
  };
  return !goes_on(labels[begin]) && !opens(labels[end - 1]);
}

// The gazetteer will know it in tomorrow's news too.
bool is_well_known_place(std::string_view folded) {
  const auto found = Gazetteer::instance().find(folded);
  return !found.empty() &&
         (found.front()->kind != PlaceKind::city || found.front()->population >= 100'000);
}

// The same words of one text are forgotten throughout.
void forget(NameTokens& tokens, const Forgetting& forgetting) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const NameToken& token = tokens[i];
    if (!token.capital || token.is(kCommonWord) || token.cues != 0 || token.initial) continue;
    if (is_well_known_place(token.folded)) continue;
    const std::uint64_t mixed =
        (token.hash ^ forgetting.seed * 0x9E3779B97F4A7C15) * 0xD6E8FEB86659FD93;
    const double chance = static_cast<double>(mixed >> 40) / static_cast<double>(1u << 24);
    // Which words are women's and men's names is known of nearly all such words.
    const bool listed = token.is(kFemaleName | kMaleName);
    const std::uint8_t names = listed ? kSurname : kSurname | kGivenName;
    const std::uint8_t all = kSurname | kGivenName | kFemaleName | kMaleName;
    if (chance < forgetting.words) {
      tokens.forget(i, chance * 3 < forgetting.words ? all : names, mixed | 1);
    } else if (chance < forgetting.words + forgetting.lists) {
      tokens.forget(i, names, token.hash);
    }
  }
}

}  // namespace

void add_examples(const MarkedText& text, const FileWays& ways, float weight,
                  const WordClasses& classes, const Forgetting& forgetting, Examples& out) {
  const auto words = segment_words(text.text);
  const auto sentences = split_sentences(text.text);
  NameTokens tokens(text.text, words, sentences);
  forget(tokens, forgetting);
  const TagContext context(tokens, classes);
  const auto labels = Labeller(text, ways, tokens).run();
  for (std::size_t i = 0; i < labels.size(); ++i) {
    for (unsigned label = 1; label < kOtherFirst; ++label) {
      if (labels[i] == bit(label) && (part_of(label) == kFirst || part_of(label) == kSingle)) {
        ++out.names;
        out.unreachable += context.word(i).active ? 0 : 1;
      }
    }
  }
  Features features;
  for_each_row(context, [&](std::size_t begin, std::size_t end) {
    if (!is_whole(labels, begin, end)) {
      ++out.unreachable;
      return;
    }
    out.rows.push_back({static_cast<std::uint32_t>(out.words.size()),
                        static_cast<std::uint32_t>(end - begin), weight});
    for (std::size_t i = begin; i < end; ++i) {
      const std::size_t count = write_features(context, i, features);
      out.words.push_back({out.features.size(), static_cast<std::uint32_t>(count), labels[i]});
      out.features.insert(out.features.end(), features.begin(),
                          features.begin() + static_cast<std::ptrdiff_t>(count));
    }
  });
}

}  // namespace dateline::training
