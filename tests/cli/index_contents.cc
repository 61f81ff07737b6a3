#include "tests/cli/index_contents.h"

#include <xapian.h>

#include <algorithm>
#include <filesystem>

#include "core/schema/fields.h"
#include "core/schema/index_files.h"

namespace dateline::test {
namespace {

// Everything of a document but its number.
std::string described(const Xapian::Document& document) {
  std::string out = document.get_data();
  for (auto value = document.values_begin(); value != document.values_end(); ++value)
    out += "\nvalue " + std::to_string(value.get_valueno()) + " " + *value;
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    out += "\nterm " + *term + " " + std::to_string(term.get_wdf());
    for (auto at = term.positionlist_begin(); at != term.positionlist_end(); ++at)
      out += " " + std::to_string(*at);
  }
  return out;
}

// Path, size, content hash, counts and reading of a ledger entry (indexer/ledger.h), without its
// time.
std::string without_time(const std::string& entry) {
  std::string out;
  std::size_t field = 0;
  for (std::size_t begin = 0; begin <= entry.size(); ++field) {
    const std::size_t end = std::min(entry.find('\0', begin), entry.size());
    constexpr std::size_t kTimeField = 3;
    if (field != kTimeField) out += entry.substr(begin, end - begin) + '\n';
    begin = end + 1;
  }
  return out;
}

}  // namespace

IndexContents contents_of_index(const std::string& index_folder) {
  IndexContents out;
  const auto generation = current_generation(index_folder);
  const Xapian::Database database(generation.value().string());
  out.generation = generation.value().filename().string();
  const std::string id_prefix(prefix_of(Field::id));
  for (auto it = database.postlist_begin(""); it != database.postlist_end(""); ++it) {
    auto id = database.termlist_begin(*it);
    id.skip_to(id_prefix);
    out.articles[*id] = described(database.get_document(*it));
  }
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term)
    out.terms[*term] = term.get_termfreq();
  for (auto key = database.metadata_keys_begin(); key != database.metadata_keys_end(); ++key) {
    if (*key == kMetaKeptNumbers) continue;  // names a generation
    const std::string value = database.get_metadata(*key);
    out.metadata[*key] = (*key).starts_with(kMetaOrigin) ? without_time(value) : value;
  }
  return out;
}

std::uint32_t generation_of(const std::string& index_folder) {
  const auto generation = current_generation(index_folder);
  return generation_number(generation.value().filename().string()).value();
}

std::vector<std::string> entries_in(const std::string& folder) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end(), [](const std::string& a, const std::string& b) {
    return a.starts_with("gen-") != b.starts_with("gen-") ? a.starts_with("gen-") : a < b;
  });
  return names;
}

}  // namespace dateline::test
