#include "indexer/extract/speech_frame.h"

#include <algorithm>

#include "indexer/extract/speech_words.h"

namespace dateline {
namespace {

void add_mentions(const std::vector<NamedEntity>& entities, SpeakerKind kind,
                  std::vector<NamedMention>& out) {
  for (std::size_t i = 0; i < entities.size(); ++i) {
    for (const ByteRange& range : entities[i].mentions) out.push_back({range, kind, i});
  }
}

bool is_possessive(std::string_view rest) {
  return rest.starts_with("'s") || rest.starts_with("\u2019s") || rest.starts_with("' ") ||
         rest.starts_with("\u2019 ");
}

}  // namespace

SpeechText::SpeechText(std::string_view text, const std::vector<Word>& words,
                       const std::vector<ByteRange>& sentences,
                       const std::vector<QuotedStretch>& stretches, const Entities& found)
    : text_(text), words_(words), sentences_(sentences), stretches_(stretches) {
  add_mentions(found.people, SpeakerKind::person, mentions_);
  add_mentions(found.organisations, SpeakerKind::organisation, mentions_);
  std::sort(mentions_.begin(), mentions_.end(),
            [](const NamedMention& a, const NamedMention& b) { return a.range < b.range; });
  std::size_t end = 0;
  std::erase_if(mentions_, [&end](const NamedMention& mention) {
    if (mention.range.begin < end) return true;
    end = mention.range.end;
    return false;
  });
}

std::size_t SpeechText::first_word_at(std::size_t at) const {
  return static_cast<std::size_t>(
      std::lower_bound(words_.begin(), words_.end(), at,
                       [](const Word& word, std::size_t byte) { return word.begin < byte; }) -
      words_.begin());
}

std::size_t SpeechText::count_words(ByteRange range) const {
  return first_word_at(range.end) - first_word_at(range.begin);
}

std::size_t SpeechText::first_stretch_at(std::size_t at) const {
  return static_cast<std::size_t>(std::lower_bound(stretches_.begin(), stretches_.end(), at,
                                                   [](const QuotedStretch& s, std::size_t byte) {
                                                     return s.outer.begin < byte;
                                                   }) -
                                  stretches_.begin());
}

ByteRange SpeechText::sentence_at(std::size_t at) const {
  const auto found =
      std::upper_bound(sentences_.begin(), sentences_.end(), at,
                       [](std::size_t byte, const ByteRange& s) { return byte < s.end; });
  return found == sentences_.end() ? ByteRange{text_.size(), text_.size()} : *found;
}

std::size_t SpeechText::paragraph_begin(std::size_t at) const {
  const std::size_t nearest = at > kLongestParagraph ? at - kLongestParagraph : 0;
  const std::string_view before = text_.substr(nearest, at - nearest);
  std::size_t begin = nearest;
  for (const std::string_view blank_line : {"\n\n", "\n\r\n"}) {
    const std::size_t blank = before.rfind(blank_line);
    if (blank != std::string_view::npos)
      begin = std::max(begin, nearest + blank + blank_line.size());
  }
  return begin;
}

bool SpeechText::holds_blank_line(std::string_view gap) {
  return gap.find("\n\n") != std::string_view::npos || gap.find("\n\r\n") != std::string_view::npos;
}

std::vector<NamedMention> SpeechText::mentions_in(ByteRange range) const {
  std::vector<NamedMention> out;
  auto mention = std::lower_bound(
      mentions_.begin(), mentions_.end(), range.begin,
      [](const NamedMention& m, std::size_t byte) { return m.range.begin < byte; });
  auto stretch = std::lower_bound(
      stretches_.begin(), stretches_.end(), range.begin,
      [](const QuotedStretch& s, std::size_t byte) { return s.outer.end <= byte; });
  for (; mention != mentions_.end() && mention->range.begin < range.end; ++mention) {
    while (stretch != stretches_.end() && stretch->outer.end <= mention->range.begin) ++stretch;
    if (stretch != stretches_.end() && stretch->outer.begin <= mention->range.begin) continue;
    out.push_back(*mention);
  }
  return out;
}

FrameItem SpeechText::word_item(const Word& word) const {
  FrameItem item;
  item.range = word.range();
  item.capital = word.initial_upper;
  for (const char c : word.of(text_)) {
    item.lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  for (const std::string_view ending : {"'s", "\u2019s"}) {
    if (!item.lower.ends_with(ending)) continue;
    item.lower.resize(item.lower.size() - ending.size());
    item.possessive = true;
  }
  item.cues = speech_word(item.lower);
  return item;
}

char SpeechText::mark_between(std::size_t begin, std::size_t end) const {
  char strongest = 0;
  const auto rank = [](char c) {
    constexpr std::string_view kRising = "-(,:;.";
    const std::size_t at = kRising.find(c);
    return at == std::string_view::npos ? 0 : at + 1;
  };
  for (std::size_t i = begin; i < end && i < text_.size(); ++i) {
    char c = text_[i];
    if (c == ')') c = '(';
    if (c == '!' || c == '?') c = '.';
    if (c == '-' && (i == begin || i + 1 == end)) continue;  // a hyphen
    // Dashes.
    if (c == '\xE2' && i + 2 < end && text_[i + 1] == '\x80' &&
        (text_[i + 2] == '\x93' || text_[i + 2] == '\x94')) {
      c = '-';
    }
    if (c == '\n' && text_.substr(0, end).substr(i + 1).starts_with('\n')) c = '.';
    if (c == '\n' && text_.substr(0, end).substr(i + 1).starts_with("\r\n")) c = '.';
    if (rank(c) > rank(strongest)) strongest = c;
  }
  return strongest;
}

std::vector<FrameItem> SpeechText::items(ByteRange range, bool from_end) const {
  if (range.empty()) return {};
  const std::size_t first = first_word_at(range.begin);
  if (!from_end) return items_from(first, range, kMostItems);
  // Words to find kMostItems among: stretches and names take several, but most often few do.
  constexpr std::size_t kFewWords = 2 * kMostItems;
  constexpr std::size_t kMostWords = 6 * kMostItems;
  const std::size_t last = first_word_at(range.end);
  std::vector<FrameItem> out;
  for (const std::size_t words : {kFewWords, kMostWords}) {
    const bool all = last - first <= words;
    const std::size_t word = all ? first : last - words;
    out = items_from(word, {all ? range.begin : words_[word].begin, range.end}, kMostWords);
    if (all || out.size() > kMostItems) break;
  }
  if (out.size() > kMostItems)
    out.erase(out.begin(), out.end() - static_cast<std::ptrdiff_t>(kMostItems));
  return out;
}

std::vector<FrameItem> SpeechText::items_from(std::size_t word, ByteRange range,
                                              std::size_t most) const {
  std::vector<FrameItem> out;
  if (word >= words_.size()) return out;
  auto mention =
      std::lower_bound(mentions_.begin(), mentions_.end(), words_[word].begin,
                       [](const NamedMention& m, std::size_t byte) { return m.range.end <= byte; });
  auto stretch = std::lower_bound(
      stretches_.begin(), stretches_.end(), words_[word].begin,
      [](const QuotedStretch& s, std::size_t byte) { return s.outer.end <= byte; });
  std::size_t before = range.begin;  // where the item before ends
  for (; word < words_.size() && words_[word].begin < range.end; ++word) {
    if (out.size() == most) break;
    const std::size_t at = words_[word].begin;
    if (at < before) continue;  // inside a name or a stretch
    while (mention != mentions_.end() && mention->range.end <= at) ++mention;
    while (stretch != stretches_.end() && stretch->outer.end <= at) ++stretch;
    FrameItem item;
    std::size_t end = words_[word].end;
    if (stretch != stretches_.end() && stretch->outer.begin <= at) {
      item.kind = FrameItem::Kind::quote;
      item.range = stretch->outer;
      end = stretch->outer.end;
    } else if (mention != mentions_.end() && mention->range.begin <= at) {
      item.kind = FrameItem::Kind::name;
      item.mention = *mention;
      item.range = mention->range;
      item.capital = true;
      end = std::max<std::size_t>(mention->range.end, 1);
      item.possessive = is_possessive(text_.substr(end));
      if (item.possessive && end < words_[word].end) end = words_[word].end;
    } else {
      item = word_item(words_[word]);
    }
    item.mark = mark_between(before, item.range.begin);
    before = end;
    out.push_back(std::move(item));
  }
  return out;
}

}  // namespace dateline
