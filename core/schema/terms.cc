#include "core/schema/terms.h"

#include <xxhash.h>

#include <cassert>
#include <cstdio>

#include "core/text/folding.h"

namespace dateline {
namespace {

constexpr std::size_t kMaxKeyBytes = 200;

std::string numbered(std::string_view prefix, int value, int digits) {
  char buffer[16];
  std::snprintf(buffer, sizeof buffer, "%0*d", digits, value);
  return std::string(prefix) + buffer;
}

std::string day_term(const Date& d) {
  return numbered(prefix_of(Field::day), d.year * 10000 + d.month * 100 + d.day, 8);
}
std::string month_term(const Date& d) {
  return numbered(prefix_of(Field::month), d.year * 100 + d.month, 6);
}
std::string year_term(const Date& d) { return numbered(prefix_of(Field::year), d.year, 4); }

Date month_end(const Date& d) { return {d.year, d.month, days_in_month(d.year, d.month)}; }

}  // namespace

std::string content_hash(std::string_view bytes) {
  XXH128_canonical_t canonical;
  XXH128_canonicalFromHash(&canonical, XXH3_128bits(bytes.data(), bytes.size()));
  return {reinterpret_cast<const char*>(canonical.digest), sizeof canonical.digest};
}

std::string hash_hex(std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out;
  for (const char c : content_hash(bytes)) {
    out += kDigits[static_cast<unsigned char>(c) >> 4];
    out += kDigits[static_cast<unsigned char>(c) & 15];
  }
  return out;
}

std::string term(Field field, std::string_view key) {
  std::string out(prefix_of(field));
  if (key.size() > kMaxKeyBytes || key.find('\0') != std::string_view::npos) {
    return out + "#" + hash_hex(key);
  }
  return out.append(key);
}

std::string token_term(const Token& token, bool in_title) {
  if (token.acronym) return term(in_title ? Field::title_acronym : Field::acronym, token.term);
  return term(in_title ? Field::title : Field::text, token.term);
}

std::string name_key(std::string_view name) {
  std::string key;
  for (const Token& token : analyze(name, AnalyzeMode::query)) {
    if (token.kind != TokenKind::word) continue;
    if (!key.empty()) key += ' ';
    key += token.term;
  }
  return key;
}

std::string whole_name_term(Field field, std::string_view key) {
  return term(field, "=" + std::string(key));
}

std::vector<std::string> name_terms(Field field, std::string_view key) {
  if (key.empty()) return {};
  std::vector<std::string> out = {whole_name_term(field, key)};
  for (std::size_t begin = 0; begin < key.size();) {
    const std::size_t end = std::min(key.find(' ', begin), key.size());
    if (end > begin) out.push_back(term(field, key.substr(begin, end - begin)));
    begin = end + 1;
  }
  return out;
}

std::vector<std::string> date_terms(const Date& day) {
  return {day_term(day), month_term(day), year_term(day)};
}

std::vector<std::string> date_cover(const Date& first, const Date& last) {
  std::vector<std::string> out;
  Date at = first;
  while (at <= last) {
    Date end = at;
    if (at.month == 1 && at.day == 1 && Date{at.year, 12, 31} <= last) {
      out.push_back(year_term(at));
      end = {at.year, 12, 31};
    } else if (at.day == 1 && month_end(at) <= last) {
      out.push_back(month_term(at));
      end = month_end(at);
    } else {
      out.push_back(day_term(at));
    }
    if (end == Date{9999, 12, 31}) break;
    at = Date::from_days(end.days() + 1);
  }
  return out;
}

std::string metadata_key(std::string_view prefix, std::string_view name) {
  const bool long_name = name.size() > kMaxKeyBytes || name.find('\0') != std::string_view::npos;
  return std::string(prefix) + (long_name ? "#" + hash_hex(name) : std::string(name));
}

}  // namespace dateline
