#include "indexer/statistics.h"

#include <xapian.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string_view>
#include <system_error>
#include <unordered_map>

#include "core/schema/facet_ids.h"
#include "core/schema/fields.h"
#include "core/schema/index_files.h"
#include "core/schema/index_stamp.h"
#include "core/schema/xapian_guard.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;
using Counts = IndexStatistics::Counts;

void sort_and_cut(Counts& counts, std::size_t most) {
  std::sort(counts.begin(), counts.end(), [](const auto& a, const auto& b) {
    return a.second != b.second ? a.second > b.second : a.first < b.first;
  });
  if (counts.size() > most) counts.resize(most);
}

std::string shown_name(const Xapian::Database& database, FacetId id) {
  const FacetName name = decoded_facet_name(database.get_metadata(facet_name_key(id)));
  return name.qualified.empty() ? name.value : name.qualified;
}

// The values of a facet slot by the articles that hold them.
Counts facet_counts(const Xapian::Database& database, Slot slot, std::size_t most) {
  std::unordered_map<FacetId, std::size_t> articles;
  for (auto it = database.valuestream_begin(number_of(slot));
       it != database.valuestream_end(number_of(slot)); ++it) {
    for (const FacetId id : unpacked_facet_ids(*it)) ++articles[id];
  }
  std::vector<std::pair<FacetId, std::size_t>> ids(articles.begin(), articles.end());
  const auto middle = ids.begin() + static_cast<std::ptrdiff_t>(std::min(2 * most, ids.size()));
  std::partial_sort(ids.begin(), middle, ids.end(), [](const auto& a, const auto& b) {
    return a.second != b.second ? a.second > b.second : a.first < b.first;
  });
  Counts out;
  for (auto it = ids.begin(); it != middle; ++it)
    out.emplace_back(shown_name(database, it->first), it->second);
  sort_and_cut(out, most);
  return out;
}

// The first and last day that an article is of.
void read_days(const Xapian::Database& database, IndexStatistics& out) {
  const std::string prefix(prefix_of(Field::day));
  const auto iso = [&](const std::string& term) {
    const std::string day = term.substr(prefix.size());
    return day.size() == 8 ? day.substr(0, 4) + "-" + day.substr(4, 2) + "-" + day.substr(6) : "";
  };
  for (auto it = database.allterms_begin(prefix); it != database.allterms_end(prefix); ++it) {
    out.last_day = iso(*it);
    if (out.first_day.empty()) out.first_day = out.last_day;
  }
  out.undated = out.articles - database.get_value_freq(number_of(Slot::day));
}

Counts table_sizes(const fs::path& generation) {
  Counts out;
  std::error_code failed;
  for (fs::directory_iterator it(generation, failed), end; !failed && it != end;
       it.increment(failed)) {
    std::error_code gone;
    const auto bytes = fs::file_size(it->path(), gone);
    if (!gone && it->path().extension() == ".glass")
      out.emplace_back(it->path().stem().string(), static_cast<std::size_t>(bytes));
  }
  sort_and_cut(out, out.size());
  return out;
}

IndexStatistics statistics_of(const Xapian::Database& database, const fs::path& generation,
                              std::size_t most) {
  constexpr std::size_t kAllLanguages = 1000;
  IndexStatistics out;
  out.articles = database.get_doccount();
  read_days(database, out);
  out.languages = facet_counts(database, Slot::languages, kAllLanguages);
  out.sources = facet_counts(database, Slot::sources, most);
  out.people = facet_counts(database, Slot::people, most);
  out.places = facet_counts(database, Slot::places, most);
  out.generation = generation.filename().string();
  out.revision = database.get_revision();
  out.tables = table_sizes(generation);
  return out;
}

void add_rows(std::string& out, std::string_view title, const Counts& counts,
              std::string_view unit) {
  if (counts.empty()) return;
  out += title;
  out += '\n';
  for (const auto& [name, count] : counts) {
    std::string number = std::to_string(count);
    out += std::string(number.size() < 12 ? 12 - number.size() : 0, ' ') + number;
    out += unit;
    out += "  " + name + '\n';
  }
}

}  // namespace

Result<IndexStatistics> read_statistics(const std::string& index, std::size_t most) {
  const auto generation = current_generation(index);
  if (!generation) return generation.error();
  return guarded([&]() -> Result<IndexStatistics> {
    const Xapian::Database database(generation->string(), Xapian::DB_BACKEND_GLASS);
    if (auto stamped = check_stamp(database, index); !stamped) return stamped.error();
    return statistics_of(database, *generation, most);
  });
}

std::string to_json(const IndexStatistics& s) {
  using Json = nlohmann::ordered_json;
  const auto list = [](const Counts& counts, const char* what) {
    Json out = Json::array();
    for (const auto& [name, count] : counts) out.push_back({{"value", name}, {what, count}});
    return out;
  };
  const auto day = [](const std::string& iso) { return iso.empty() ? Json() : Json(iso); };
  const Json object = {{"articles", s.articles},
                       {"undated", s.undated},
                       {"first_day", day(s.first_day)},
                       {"last_day", day(s.last_day)},
                       {"languages", list(s.languages, "count")},
                       {"sources", list(s.sources, "count")},
                       {"people", list(s.people, "count")},
                       {"places", list(s.places, "count")},
                       {"generation", s.generation},
                       {"revision", s.revision},
                       {"tables", list(s.tables, "bytes")}};
  return object.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string report(const IndexStatistics& s) {
  std::string out = std::to_string(s.articles) + " articles";
  if (!s.first_day.empty()) out += ", " + s.first_day + " to " + s.last_day;
  if (s.undated > 0) out += ", " + std::to_string(s.undated) + " undated";
  out += "; " + s.generation + ", revision " + std::to_string(s.revision) + "\n";
  add_rows(out, "Languages", s.languages, "");
  add_rows(out, "Sources", s.sources, "");
  add_rows(out, "People", s.people, "");
  add_rows(out, "Places", s.places, "");
  add_rows(out, "Tables", s.tables, " bytes");
  out.pop_back();
  return out;
}

}  // namespace dateline
