#include "web/marked_text.h"

#include <algorithm>
#include <array>
#include <utility>

#include "web/name_ledger.h"
#include "web/quote_list.h"

namespace dateline::web {
namespace {

constexpr std::size_t kKinds = 7;
// Hand-wrapped lines are shorter than this, in bytes.
constexpr std::size_t kLongLine = 120;

std::size_t character_start(std::string_view text, std::size_t at) {
  at = std::min(at, text.size());
  while (at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) {
    --at;
  }
  return at;
}

// Its id once only: a quote may go on in the next paragraph.
void open_quote(const Mark& quote, bool begins, HtmlWriter& out) {
  out.markup("<q class=\"quote\"");
  if (begins && !quote.id.empty()) out.markup(" id=\"").text(quote.id).markup("\"");
  if (!quote.speaker.empty()) out.markup(" title=\"").text(quote.speaker).markup("\"");
  out.markup(">");
}

std::string_view class_of(MarkKind kind) {
  switch (kind) {
    case MarkKind::date:
      return "date";
    case MarkKind::organisation:
      return "organisation";
    case MarkKind::place:
      return "place";
    case MarkKind::person:
      return "person";
    case MarkKind::number:
      return "number";
    case MarkKind::quote:
    case MarkKind::match:
      break;  // elements of their own
  }
  return {};
}

void open(MarkKind kind, std::string_view id, HtmlWriter& out) {
  if (kind == MarkKind::match) {
    out.markup("<mark");
  } else {
    out.markup("<span class=\"").text(class_of(kind)).markup("\"");
  }
  if (!id.empty()) out.markup(" id=\"").text(id).markup("\"");
  out.markup(">");
}

}  // namespace

// Elements that are open, outermost first; they nest because kinds are always opened in their own
// order.
class OpenElements {
 public:
  OpenElements(const std::vector<MarkedText::Anchor>& anchors, HtmlWriter& out)
      : anchors_(anchors), out_(out) {}
  ~OpenElements() { become(0, nullptr, false, 0); }
  OpenElements(const OpenElements&) = delete;
  OpenElements& operator=(const OpenElements&) = delete;

  // Closes and opens as little as it can so that exactly `kinds` are open. `quote`: the one that is
  // open then; `begins`: its first byte comes next. `at`: the byte that comes next.
  void become(std::uint8_t kinds, const Mark* quote, bool begins, std::size_t at) {
    std::size_t common = 0;
    while (common < kKinds && has(kinds, common) == has(open_, common)) ++common;
    for (std::size_t kind = kKinds; kind-- > common;) {
      if (has(open_, kind)) close(static_cast<MarkKind>(kind));
    }
    for (std::size_t kind = common; kind < kKinds; ++kind) {
      if (!has(kinds, kind)) continue;
      if (static_cast<MarkKind>(kind) == MarkKind::quote && quote != nullptr) {
        open_quote(*quote, begins, out_);
      } else {
        open(static_cast<MarkKind>(kind), id_at(at, static_cast<MarkKind>(kind)), out_);
      }
    }
    open_ = kinds;
  }

 private:
  static bool has(std::uint8_t kinds, std::size_t kind) { return (kinds >> kind & 1U) != 0; }

  void close(MarkKind kind) {
    if (kind == MarkKind::match) {
      out_.markup("</mark>");
    } else if (kind == MarkKind::quote) {
      out_.markup("</q>");
    } else {
      out_.markup("</span>");
    }
  }

  [[nodiscard]] std::string_view id_at(std::size_t at, MarkKind kind) const {
    const auto found = std::lower_bound(anchors_.begin(), anchors_.end(), std::pair(at, kind),
                                        [](const MarkedText::Anchor& anchor, const auto& wanted) {
                                          return std::pair(anchor.at, anchor.kind) < wanted;
                                        });
    const bool is_there = found != anchors_.end() && found->at == at && found->kind == kind;
    return is_there ? std::string_view(found->id) : std::string_view();
  }

  const std::vector<MarkedText::Anchor>& anchors_;
  HtmlWriter& out_;
  std::uint8_t open_ = 0;
};

namespace {

// The first mention can be linked to.
void add_names(std::vector<Mark>& marks, const std::vector<NamedEntity>& names, MarkKind kind,
               NameKind name_kind) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto& mentions = names[i].mentions;
    for (const ByteRange& mention : mentions) {
      marks.push_back({mention, kind});
      if (&mention == &mentions.front()) marks.back().id = first_mention_id(name_kind, i);
    }
  }
}

// Matches that overlap or touch are one, and each can be gone to.
void add_matches(std::vector<Mark>& marks, std::vector<ByteRange> ranges) {
  std::sort(ranges.begin(), ranges.end(),
            [](const ByteRange& a, const ByteRange& b) { return a.begin < b.begin; });
  std::size_t count = 0;
  std::size_t end = 0;
  for (const ByteRange& range : ranges) {
    marks.push_back({range, MarkKind::match});
    if (count == 0 || range.begin > end) marks.back().id = match_id(count++);
    end = std::max(end, range.end);
  }
}

void add(std::vector<Mark>& marks, const std::vector<ByteRange>& ranges, MarkKind kind) {
  for (const ByteRange& range : ranges) marks.push_back({range, kind});
}

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

ByteRange without_blanks(std::string_view text, ByteRange range) {
  while (!range.empty() && is_space(text[range.begin])) ++range.begin;
  while (!range.empty() && is_space(text[range.end - 1])) --range.end;
  return range;
}

std::vector<ByteRange> lines(std::string_view text) {
  std::vector<ByteRange> all;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    all.push_back({begin, end});
    begin = end + 1;
  }
  return all;
}

}  // namespace

MarkedText::MarkedText(std::string_view text, const std::vector<Mark>& marks) : text_(text) {
  struct Border {
    std::size_t at;
    int step;
    MarkKind kind;
    const Mark* quote;
  };
  for (const Mark& mark : marks) {
    if (mark.kind == MarkKind::quote) quotes_.push_back(mark);
  }
  std::size_t quote = 0;
  std::vector<Border> borders;
  borders.reserve(2 * marks.size());
  for (const Mark& mark : marks) {
    const std::size_t begin = character_start(text, mark.range.begin);
    const std::size_t end = character_start(text, mark.range.end);
    const Mark* own = mark.kind == MarkKind::quote ? &quotes_[quote++] : nullptr;
    if (begin >= end) continue;
    if (own == nullptr && !mark.id.empty()) anchors_.push_back({begin, mark.kind, mark.id});
    borders.push_back({begin, 1, mark.kind, own});
    borders.push_back({end, -1, mark.kind, nullptr});
  }
  std::sort(borders.begin(), borders.end(),
            [](const Border& a, const Border& b) { return a.at < b.at; });
  std::sort(anchors_.begin(), anchors_.end(), [](const Anchor& a, const Anchor& b) {
    return std::pair(a.at, a.kind) < std::pair(b.at, b.kind);
  });
  std::array<int, kKinds> depth{};
  pieces_.push_back({});
  for (const Border& border : borders) {
    const auto kind = static_cast<std::size_t>(border.kind);
    depth[kind] += border.step;
    if (pieces_.back().begin != border.at)
      pieces_.push_back({border.at, pieces_.back().kinds, pieces_.back().quote});
    if (border.kind == MarkKind::quote) pieces_.back().quote = border.quote;
    const auto bit = static_cast<std::uint8_t>(1U << kind);
    std::uint8_t& kinds = pieces_.back().kinds;
    kinds = static_cast<std::uint8_t>(depth[kind] > 0 ? kinds | bit : kinds & ~bit);
  }
}

void MarkedText::write(ByteRange range, HtmlWriter& out) const {
  range.end = std::min(range.end, text_.size());
  OpenElements elements(anchors_, out);
  auto piece = std::upper_bound(pieces_.begin(), pieces_.end(), range.begin,
                                [](std::size_t at, const Piece& p) { return at < p.begin; });
  for (--piece; piece != pieces_.end() && piece->begin < range.end; ++piece) {
    const std::size_t next = piece + 1 == pieces_.end() ? text_.size() : (piece + 1)->begin;
    const std::size_t begin = std::max(piece->begin, range.begin);
    const std::size_t end = std::min(next, range.end);
    if (begin >= end) continue;
    const Mark* quote = piece->quote;
    elements.become(piece->kinds, quote, quote != nullptr && begin == quote->range.begin, begin);
    out.text(text_.substr(begin, end - begin));
  }
}

std::vector<Mark> text_marks(const ArticleView& view) {
  const Entities& found = view.article.found;
  std::vector<Mark> marks;
  add_names(marks, found.people, MarkKind::person, NameKind::person);
  for (const PlaceEntity& place : found.places) add(marks, place.mentions, MarkKind::place);
  add_names(marks, found.organisations, MarkKind::organisation, NameKind::organisation);
  for (const Quantity& quantity : found.numbers)
    marks.push_back({quantity.range, MarkKind::number});
  for (std::size_t i = 0; i < found.quotes.size(); ++i) {
    const NamedEntity* speaker = speaker_of(found.quotes[i], found);
    marks.push_back({found.quotes[i].range, MarkKind::quote, quote_id(i),
                     speaker == nullptr ? std::string_view() : std::string_view(speaker->name)});
  }
  for (const FoundDate& date : found.dates) marks.push_back({date.range, MarkKind::date});
  add_matches(marks, view.text_matches);
  return marks;
}

std::string match_id(std::size_t index) { return "match-" + std::to_string(index + 1); }

std::vector<Mark> title_marks(const ArticleView& view) {
  std::vector<Mark> marks;
  add(marks, view.title_matches, MarkKind::match);
  return marks;
}

std::vector<ByteRange> paragraphs(std::string_view text) {
  const std::vector<ByteRange> all = lines(text);
  const bool has_blank_line = std::any_of(all.begin(), all.end(), [&](const ByteRange& line) {
    return without_blanks(text, line).empty();
  });
  const bool has_long_line = std::any_of(
      all.begin(), all.end(), [](const ByteRange& line) { return line.size() > kLongLine; });
  const bool each_line = !has_blank_line && has_long_line;
  std::vector<ByteRange> found;
  bool fresh = true;
  for (const ByteRange& line : all) {
    const ByteRange content = without_blanks(text, line);
    if (content.empty()) {
      fresh = true;
    } else if (fresh || each_line) {
      found.push_back(content);
      fresh = false;
    } else {
      found.back().end = content.end;
    }
  }
  return found;
}

}  // namespace dateline::web
