#include "core/schema/article_codec.h"

#include <cstdint>
#include <optional>
#include <utility>

#include "core/schema/byte_stream.h"
#include "core/schema/compression.h"

namespace dateline {
namespace {

constexpr char kVersion = 3;

// Writes and reads mirror each other: each put_x below has its take_x.
void put_head(RecordWriter& w, const Article& a) {
  w.string(a.id);
  w.string(a.title);
  w.string(a.date);
  w.string(a.source);
  w.strings(a.authors);
  w.string(a.url);
  w.string(a.language);
  w.string(a.section);
  w.strings(a.keywords);
  w.number(a.title_from_text ? 1 : 0);
  const auto names = [&w](const auto& entities) {
    w.number(entities.size());
    for (const auto& entity : entities) w.string(entity.name);
  };
  names(a.found.people);
  names(a.found.places);
  names(a.found.organisations);
  w.number(a.found.numbers.size());
  for (const Quantity& q : a.found.numbers) {
    w.byte(static_cast<char>(q.kind));
    w.range(q.range);
  }
}

void take_head(RecordReader& r, Article& a) {
  a.id = r.string();
  a.title = r.string();
  a.date = r.string();
  a.source = r.string();
  a.authors = r.strings();
  a.url = r.string();
  a.language = r.string();
  a.section = r.string();
  a.keywords = r.strings();
  a.title_from_text = r.number() != 0;
  const auto names = [&r](auto& entities) {
    entities.resize(r.count());
    for (auto& entity : entities) entity.name = r.string();
  };
  names(a.found.people);
  names(a.found.places);
  names(a.found.organisations);
  a.found.numbers.resize(r.count());
  for (Quantity& q : a.found.numbers) {
    q.kind = r.enumerator(QuantityKind::other);
    q.range = r.range();
  }
}

void put_rest(RecordWriter& w, const NamedEntity& e) {
  w.ranges(e.mentions);
  w.ranges(e.title_mentions);
}
void take_rest(RecordReader& r, NamedEntity& e) {
  e.mentions = r.ranges();
  e.title_mentions = r.ranges();
}

void put_rest(RecordWriter& w, const PlaceEntity& p) {
  w.byte(static_cast<char>(p.kind));
  w.string(p.country);
  w.strings(p.within);
  w.optional_real(p.lat);
  w.optional_real(p.lon);
  w.ranges(p.mentions);
  w.ranges(p.title_mentions);
}
void take_rest(RecordReader& r, PlaceEntity& p) {
  p.kind = r.enumerator(PlaceKind::other);
  p.country = r.string();
  p.within = r.strings();
  p.lat = r.optional_real();
  p.lon = r.optional_real();
  p.mentions = r.ranges();
  p.title_mentions = r.ranges();
}

void put_rest(RecordWriter& w, const Quantity& q) {
  w.real(q.value);
  w.optional_real(q.value_high);
  w.byte(static_cast<char>(q.bound));
  w.string(q.unit);
  w.string(q.thing);
  w.range(q.number_range);
}
void take_rest(RecordReader& r, Quantity& q) {
  q.value = r.real();
  q.value_high = r.optional_real();
  q.bound = r.enumerator(Bound::between);
  q.unit = r.string();
  q.thing = r.string();
  q.number_range = r.range();
}

void put_found(RecordWriter& w, const Entities& found) {
  for (const NamedEntity& person : found.people) put_rest(w, person);
  for (const PlaceEntity& place : found.places) put_rest(w, place);
  for (const NamedEntity& organisation : found.organisations) put_rest(w, organisation);
  for (const Quantity& quantity : found.numbers) put_rest(w, quantity);
  w.number(found.dates.size());
  for (const FoundDate& date : found.dates) {
    w.string(date.value);
    w.range(date.range);
  }
  w.number(found.quotes.size());
  for (const Quote& quote : found.quotes) {
    w.range(quote.range);
    w.byte(static_cast<char>(quote.speaker_kind));
    w.number(quote.speaker);
  }
}
void take_found(RecordReader& r, Entities& found) {
  for (NamedEntity& person : found.people) take_rest(r, person);
  for (PlaceEntity& place : found.places) take_rest(r, place);
  for (NamedEntity& organisation : found.organisations) take_rest(r, organisation);
  for (Quantity& quantity : found.numbers) take_rest(r, quantity);
  found.dates.resize(r.count());
  for (FoundDate& date : found.dates) {
    date.value = r.string();
    date.range = r.range();
  }
  found.quotes.resize(r.count());
  for (Quote& quote : found.quotes) {
    quote.range = r.range();
    quote.speaker_kind = r.enumerator(SpeakerKind::organisation);
    quote.speaker = r.number();
  }
}

// Reads one frame's values with `take`; false where they are not exactly what the frame holds.
template <typename Take>
bool read_frame(std::string_view frame, Take&& take) {
  const std::optional<std::string> bytes = decompressed(frame);
  if (!bytes) return false;
  RecordReader reader(*bytes);
  take(reader);
  return !reader.failed() && reader.done();
}

bool read_frames(std::string_view head, std::string_view text, std::string_view found,
                 ArticlePart wanted, Article& a) {
  if (!read_frame(head, [&](RecordReader& r) { take_head(r, a); })) return false;
  if (wanted == ArticlePart::head) return true;
  std::optional<std::string> body = decompressed(text);
  if (!body) return false;
  a.text = std::move(*body);
  if (wanted == ArticlePart::text) return true;
  return read_frame(found, [&](RecordReader& r) { take_found(r, a.found); });
}

}  // namespace

std::string encoded(const Article& a) {
  RecordWriter head;
  put_head(head, a);
  RecordWriter found;
  put_found(found, a.found);
  RecordWriter out;
  out.byte(kVersion);
  out.string(compressed(head.take()));
  out.string(compressed(a.text));
  out.string(compressed(found.take()));
  return out.take();
}

Result<Article> decoded_article(std::string_view bytes, ArticlePart wanted) {
  RecordReader r(bytes);
  if (r.byte() != kVersion) {
    return Error{ErrorCode::version_mismatch, "an article of another format version",
                 "Index again"};
  }
  const std::string_view head = r.view();
  const std::string_view text = r.view();
  const std::string_view found = r.view();
  Article a;
  if (r.failed() || !r.done() || !read_frames(head, text, found, wanted, a))
    return Error{ErrorCode::io, "a stored article is damaged", "Index again"};
  return a;
}

}  // namespace dateline
