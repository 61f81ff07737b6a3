#include "indexer/extract/authority.h"

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <iterator>
#include <utility>
#include <vector>

#include "core/base/utf8.h"
#include "core/entities/person_name.h"
#include "core/schema/terms.h"

namespace dateline {
namespace {

constexpr std::string_view kNobody = "-";

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r";
  const std::size_t first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

Error bad_line(std::size_t number, const std::string& what) {
  return {ErrorCode::usage, "line " + std::to_string(number) + " of the authority file " + what,
          "A line is an alias, a tab and the preferred name, or - for nobody"};
}

void append(const std::vector<ByteRange>& more, std::vector<ByteRange>& to) {
  to.insert(to.end(), more.begin(), more.end());
  std::sort(to.begin(), to.end());
}

}  // namespace

Result<Authority> Authority::read(const std::string& path) {
  if (path.empty()) return Authority();
  std::ifstream file(path, std::ios::binary);
  if (!file) return system_error("cannot read the authority file " + path, errno);
  const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (file.bad()) return system_error("cannot read the authority file " + path, EIO);
  return parse(text);
}

Result<Authority> Authority::parse(std::string_view text) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  Authority out;
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  if (!utf8::is_valid(text))
    return Error{ErrorCode::usage, "the authority file is not UTF-8", "Save it as UTF-8"};
  const std::string_view whole = text;
  for (std::size_t number = 1; !text.empty(); ++number) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (trimmed(line).empty() || line.starts_with('#')) continue;
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos) return bad_line(number, "has no tab");
    const std::string alias = spelled_person_key(line.substr(0, tab));
    const std::string_view name = trimmed(line.substr(tab + 1));
    if (alias.empty()) return bad_line(number, "has no alias");
    if (name.empty()) return bad_line(number, "has no preferred name");
    if (name.find('\t') != std::string_view::npos) return bad_line(number, "has a second tab");
    const std::string preferred = name == kNobody ? std::string() : std::string(name);
    const auto [known, fresh] = out.names_.emplace(alias, preferred);
    if (!fresh && known->second != preferred)
      return bad_line(number, "says otherwise than one before it");
  }
  if (!out.names_.empty()) out.version_ = hash_hex(whole);
  return out;
}

void Authority::reject(TaggedText& tagged) const {
  if (names_.empty()) return;
  std::erase_if(tagged.spans, [&](const NameSpan& span) {
    if (span.kind != NameKind::person) return false;
    const auto known = names_.find(spelled_person_key(span.range.of(tagged.text)));
    return known != names_.end() && known->second.empty();
  });
}

void Authority::add_names(KnownNames& known) const {
  for (const auto& [alias, preferred] : names_) {
    if (!preferred.empty()) known.full.insert(alias);
  }
}

void Authority::rename(std::vector<NamedEntity>& people) const {
  if (names_.empty()) return;
  std::vector<NamedEntity> out;
  std::unordered_map<std::string, std::size_t> at;  // key of a name -> where in `out`
  for (NamedEntity& person : people) {
    const auto known = names_.find(spelled_person_key(person.name));
    if (known != names_.end() && known->second.empty()) continue;
    if (known != names_.end()) person.name = known->second;
    const auto [place, fresh] = at.emplace(person_key(person.name), out.size());
    if (fresh) {
      out.push_back(std::move(person));
      continue;
    }
    NamedEntity& first = out[place->second];
    if (known != names_.end()) first.name = person.name;
    append(person.mentions, first.mentions);
    append(person.title_mentions, first.title_mentions);
  }
  people = std::move(out);
}

}  // namespace dateline
