#include "indexer/ledger.h"

#include <algorithm>
#include <charconv>

#include "core/schema/fields.h"
#include "core/schema/terms.h"

namespace dateline {
namespace {

constexpr std::string_view kVersion = "2";
constexpr std::size_t kFixedFields = 10;

template <typename Number>
bool read_number(std::string_view text, Number& out) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc() && end == text.data() + text.size();
}

std::vector<std::string_view> split(std::string_view bytes) {
  std::vector<std::string_view> out;
  for (std::size_t begin = 0; begin <= bytes.size();) {
    const std::size_t end = std::min(bytes.find('\0', begin), bytes.size());
    out.push_back(bytes.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

std::string without_nul(std::string text) {
  std::replace(text.begin(), text.end(), '\0', ' ');
  return text;
}

bool read_refusals(const std::vector<std::string_view>& fields, LedgerEntry& entry) {
  if ((fields.size() - kFixedFields) % 3 != 0) return false;
  for (std::size_t i = kFixedFields; i < fields.size(); i += 3) {
    LedgerRefusal refusal;
    refusal.member = fields[i];
    if (!read_number(fields[i + 1], refusal.record)) return false;
    refusal.reason = fields[i + 2];
    entry.refusals.push_back(std::move(refusal));
  }
  return true;
}

}  // namespace

std::string ledger_key(std::string_view path) { return metadata_key(kMetaOrigin, hash_hex(path)); }

std::string ledger_key_of_term(std::string_view origin_term) {
  // Both are a prefix and the same hash of the path.
  origin_term.remove_prefix(std::min(prefix_of(Field::origin).size(), origin_term.size()));
  return std::string(kMetaOrigin).append(origin_term);
}

std::string encoded(const LedgerEntry& entry) {
  std::string out(kVersion);
  const auto add = [&out](std::string_view field) {
    out += '\0';
    out += field;
  };
  add(entry.path);
  add(std::to_string(entry.size));
  add(std::to_string(entry.mtime_ns));
  add(entry.content_hash);
  add(std::to_string(entry.articles));
  add(std::to_string(entry.refused));
  add(entry.reading);
  add(entry.whole_file ? "1" : "0");
  add(std::to_string(entry.skipped));
  for (const LedgerRefusal& refusal : entry.refusals) {
    add(without_nul(refusal.member));
    add(std::to_string(refusal.record));
    add(without_nul(refusal.reason));
  }
  return out;
}

std::optional<LedgerEntry> decoded_ledger_entry(std::string_view bytes) {
  const std::vector<std::string_view> fields = split(bytes);
  if (fields.size() < kFixedFields || fields[0] != kVersion) return std::nullopt;
  LedgerEntry entry;
  entry.path = fields[1];
  entry.content_hash = fields[4];
  entry.reading = fields[7];
  entry.whole_file = fields[8] == "1";
  const bool good = read_number(fields[2], entry.size) && read_number(fields[3], entry.mtime_ns) &&
                    read_number(fields[5], entry.articles) &&
                    read_number(fields[6], entry.refused) &&
                    read_number(fields[9], entry.skipped) && read_refusals(fields, entry);
  if (!good) return std::nullopt;
  return entry;
}

}  // namespace dateline
