#include "indexer/extract/tag_features.h"

#include <algorithm>
#include <string_view>

#include "core/entities/word_lists.h"
#include "indexer/extract/lexicon.h"

namespace dateline {
namespace {

constexpr std::uint32_t kBefore = 1;  // stands for words outside of the sentence
constexpr std::uint32_t kAfter = 2;

// Who is only known from marked texts as somebody's name is left out: the word itself says as much,
// and of tomorrow's names nothing is known.
constexpr std::uint32_t kListFlags = kFemaleName | kMaleName | kCommonWord;

constexpr std::uint64_t spread(std::uint64_t value) {
  value *= 0x9E3779B97F4A7C15;
  return value ^ (value >> 32);
}

// What a neighbour shows; outside of the sentence only that it is there.
struct Neighbour {
  std::uint32_t word = 0;
  std::uint32_t shape = 0;
  std::uint32_t fine = 0;
  std::uint32_t coarse = 0;
  std::uint32_t flags = 0;
  std::uint32_t cues = 0;
  std::uint32_t join = 0;  // to the word before
};

class Writer {
 public:
  Writer(const TagContext& context, std::size_t i, Features& out)
      : context_(context),
        i_(i),
        out_(out),
        word_(context.word(i)),
        token_(context.token(i)),
        flags_(token_.flags & kListFlags) {
    look_around();
  }

  std::size_t run() {
    own_word();
    letters();
    neighbours();
    joins();
    lists();
    capitals_around();
    article();
    return size_;
  }

 private:
  const Neighbour& at(int offset) const { return near_[static_cast<std::size_t>(offset + 2)]; }

  void add(std::uint32_t kind, std::uint64_t a = 0, std::uint64_t b = 0, std::uint64_t c = 0) {
    if (size_ == out_.size()) return;
    const std::uint64_t hash = spread(spread(spread(a + kind * 0x1000193ull) + b) + c);
    out_[size_++] = static_cast<std::uint32_t>(hash >> 7);
  }

  Neighbour seen(std::size_t k) const {
    const TagWord& word = context_.word(k);
    const NameToken& token = context_.token(k);
    return {word.word,
            word.shape,
            word.fine,
            word.coarse,
            token.flags & kListFlags,
            token.cues,
            static_cast<std::uint32_t>(token.join)};
  }

  void look_around() {
    const auto outside = [](std::uint32_t mark) {
      return Neighbour{mark, 200 + mark, 60000 + mark, 60000 + mark, 0, 0, 9};
    };
    near_[2] = seen(i_);
    std::size_t k = i_;
    for (const std::size_t slot : {1, 0}) {
      const bool end = k == 0 || context_.token(k).opens_sentence;
      near_[slot] = end ? outside(kBefore) : seen(--k);
      if (end) {
        near_[0] = outside(kBefore);
        break;
      }
    }
    k = i_ + 1;
    for (const std::size_t slot : {3, 4}) {
      const bool end = k >= context_.size() || context_.token(k).opens_sentence;
      near_[slot] = end ? outside(kAfter) : seen(k++);
      if (end) {
        near_[4] = outside(kAfter);
        break;
      }
    }
  }

  void own_word() {
    add(1);
    add(2, word_.word);
    add(3, word_.word, word_.shape);
    add(4, word_.word, token_.first);
    add(5, word_.shape, token_.first);
    add(6, word_.fine);
    add(7, word_.coarse, word_.shape);
    add(8, word_.word, at(1).word);
    add(9, word_.word, at(-1).word);
  }

  // Beginnings and ends of the folded word, and its shape in detail.
  void letters() {
    const std::string_view folded = token_.folded;
    if (folded.empty()) return;
    std::uint64_t end = 0;
    for (std::size_t n = 1; n <= std::min<std::size_t>(4, folded.size()); ++n) {
      end = end << 8 | static_cast<unsigned char>(folded[folded.size() - n]);
      if (n >= 2) add(8 + static_cast<std::uint32_t>(n), end, n == folded.size());
    }
    std::uint64_t begin = 0;
    for (std::size_t n = 1; n <= std::min<std::size_t>(4, folded.size()); ++n) {
      begin = begin << 8 | static_cast<unsigned char>(folded[n - 1]);
      if (n >= 2) add(13 + static_cast<std::uint32_t>(n), begin);
    }
    add(18, std::min<std::size_t>(folded.size(), 12), word_.shape);
  }

  void neighbours() {
    for (const int k : {-2, -1, 1, 2}) {
      const auto slot = static_cast<std::uint32_t>(20 + k);
      const Neighbour& other = at(k);
      add(slot, other.word);
      add(slot + 5, other.shape, other.join);
      add(slot + 10, other.fine);
      add(slot + 15, other.coarse, word_.shape);
    }
    const Neighbour& own = at(0);
    add(40, at(-1).word, at(1).word);
    add(41, at(-2).word, at(-1).word);
    add(42, at(1).word, at(2).word);
    add(43, at(-1).coarse, own.coarse, at(1).coarse);
    add(44, at(-1).fine, own.shape);
    add(45, at(1).fine, own.shape);
    add(46, at(-1).coarse, own.coarse);
    add(47, own.coarse, at(1).coarse);
    add(48, at(-1).shape, own.shape, at(1).shape);
    add(49, at(-2).coarse, at(-1).coarse, own.coarse);
    add(54, own.fine, at(1).fine);
    add(55, at(-1).fine, own.fine);
  }

  void joins() {
    const Neighbour& own = at(0);
    add(50, own.join, own.shape);
    add(51, own.join, at(1).join, own.shape);
    add(52, at(1).join, token_.possessive, token_.quoted);
    add(53, token_.quoted, own.shape);
    add(56, at(1).join, at(1).shape, own.coarse);
  }

  void lists() {
    const Neighbour& own = at(0);
    add(60, own.flags, token_.first);
    add(61, at(-1).flags, own.flags, own.shape);
    add(62, own.flags, at(1).flags, own.shape);
    add(63, own.cues, own.shape);
    add(64, at(-1).cues, own.shape, own.flags);
    add(65, at(1).cues, own.shape, own.flags);
    add(66, at(-1).cues, own.cues);
    add(67, own.cues, at(1).cues);
    add(68, at(-2).cues, at(-1).cues);
    add(69, at(-1).cues, at(-1).join, own.flags);
    add(70, word_.place);
    add(71, word_.place, own.flags);
    add(72, word_.place, at(-1).cues);
    add(73, word_.place, own.shape, token_.first);
    add(74, word_.organisation, own.flags);
    add(75, word_.organisation, word_.place);
    const std::uint64_t before = i_ > 0 ? context_.word(i_ - 1).place : 0;
    const std::uint64_t after = i_ + 1 < context_.size() ? context_.word(i_ + 1).place : 0;
    add(76, before, word_.place, at(0).join);
    add(77, word_.place, after, at(1).join);
    add(78, word_.place, own.coarse);
    add(79, at(-1).flags, own.flags, at(1).flags);
  }

  // The run of capitalised words this one is in, and the words to both sides of it.
  void capitals_around() {
    const std::size_t begin = word_.run_begin;
    const std::size_t end = word_.run_end;
    const NameToken& last = context_.token(end - 1);
    const std::uint64_t from = std::min<std::size_t>(i_ - begin, 3);
    const std::uint64_t to = std::min<std::size_t>(end - i_ - 1, 3);
    const std::uint64_t where = from << 2 | to;
    add(80, where, word_.shape);
    add(81, where, word_.place);
    add(82, where, (last.flags & kListFlags), flags_);
    const bool opens = context_.token(begin).opens_sentence || begin == 0;
    const bool closes = end >= context_.size() || context_.token(end).opens_sentence;
    const Neighbour left = opens ? Neighbour{kBefore, 0, 60000, 60000, 0, 0, 9} : seen(begin - 1);
    const Neighbour right = closes ? Neighbour{kAfter, 0, 60000, 60000, 0, 0, 9} : seen(end);
    add(83, left.word, where);
    add(84, right.word, right.join, where);
    add(85, left.cues, where, flags_);
    add(86, right.cues, where, right.join);
    add(87, left.fine, right.fine);
    add(88, context_.word(end - 1).word, where);
    add(89, last.cues, where);
    add(90, context_.word(end - 1).coarse, where);
    add(91, context_.word(begin).word, from);
    add(92, context_.token(begin).cues, (context_.token(begin).flags & kListFlags), where);
    add(93, cues_of_run(begin, end), from);
    add(94, left.coarse, where, (last.flags & kListFlags));
    add(95, right.coarse, right.join, where);
  }

  std::uint64_t cues_of_run(std::size_t begin, std::size_t end) const {
    std::uint32_t cues = 0;
    for (std::size_t k = begin; k < end; ++k) cues |= context_.token(k).cues;
    return cues & (kOrganisationHead | kTitleCue | kSiteHead | kDemonym | kDirection | kWeakHead |
                   kCalendarCue | kFunctionWord);
  }

  // What the article tells of the same word elsewhere.
  void article() {
    const std::uint32_t seen = word_.evidence;
    for (std::uint32_t bit = 0; bit < 12; ++bit) {
      if ((seen >> bit & 1) != 0) add(100, bit, token_.first);
    }
    const std::uint32_t person = seen & (kSeenAfterTitle | kSeenAfterGiven | kSeenBeforeSpeech);
    add(101, person, flags_);
    add(102, seen & (kSeenAfterPlaceWord | kSeenAlone | kSeenInside | kSeenAfterThe), word_.place);
    add(103, seen & (kSeenInOrganisation | kSeenBeforeCapital | kSeenAfterCapital), word_.shape);
    add(104, person, word_.place, token_.first);
    add(105, seen, word_.coarse);
  }

  const TagContext& context_;
  std::size_t i_;
  Features& out_;
  const TagWord& word_;
  const NameToken& token_;
  std::uint32_t flags_;
  std::array<Neighbour, 5> near_;
  std::size_t size_ = 0;
};

}  // namespace

std::size_t write_features(const TagContext& context, std::size_t i, Features& out) {
  return Writer(context, i, out).run();
}

}  // namespace dateline
