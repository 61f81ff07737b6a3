#include "tests/support/test_archive.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "indexer/command_line.h"
#include "indexer/run.h"

namespace dateline::test {
namespace {

std::string with_marks(std::string_view text, const std::vector<ByteRange>& marks) {
  std::string out;
  std::size_t at = 0;
  for (const ByteRange& r : marks) {
    out += std::string(text.substr(at, r.begin - at)) + "[" + std::string(r.of(text)) + "]";
    at = r.end;
  }
  return out + std::string(text.substr(at));
}

}  // namespace

TestArchive::TestArchive(std::string_view json_lines) {
  index(folder_->write("articles.jsonl", json_lines));
}

TestArchive TestArchive::over(const std::filesystem::path& path) {
  TestArchive archive;
  archive.index(path.string());
  return archive;
}

void TestArchive::index(const std::string& path) {
  CommandLine line;
  line.index = index_path();
  line.paths = {path};
  const auto done = run_index(line, {});
  if (!done) throw std::runtime_error(done.error().text());
  auto service = SearchService::open(index_path());
  if (!service) throw std::runtime_error(service.error().text());
  service_ = std::move(*service);
}

std::string TestArchive::json_lines(const Texts& texts) {
  std::string lines;
  for (const auto& [id, text] : texts) {
    lines +=
        nlohmann::json{{"id", id}, {"title", ""}, {"text", text}, {"language", "en"}}.dump() + "\n";
  }
  return lines;
}

TestArchive TestArchive::of(const Texts& texts) { return TestArchive(json_lines(texts)); }

SearchResults TestArchive::search(const SearchRequest& request) const {
  auto results = service_->search(request);
  if (!results) throw std::runtime_error(results.error().text());
  return std::move(*results);
}

std::string TestArchive::ids(std::string_view query) const {
  SearchRequest request;
  request.query = query;
  request.limit = 1000;
  request.match = Match::all;
  request.fold = false;
  std::vector<std::string> ids;
  const SearchResults results = search(request);
  for (const Hit& hit : results.hits) ids.push_back(hit.id);
  std::sort(ids.begin(), ids.end());
  std::string out;
  for (const std::string& id : ids) out += (out.empty() ? "" : " ") + id;
  return out;
}

std::string TestArchive::marked(std::string_view id, std::string_view query) const {
  const auto view = service_->article(id, query);
  if (!view) throw std::runtime_error(view.error().text());
  return with_marks(view->article.text, view->text_matches);
}

std::string TestArchive::marked_title(std::string_view id, std::string_view query) const {
  const auto view = service_->article(id, query);
  if (!view) throw std::runtime_error(view.error().text());
  return with_marks(view->article.title, view->title_matches);
}

std::vector<std::string> TestArchive::facet(std::string_view name, std::string_view query,
                                            std::size_t limit) const {
  SearchRequest request;
  request.query = query;
  request.facets = {{std::string(name), limit}};
  std::vector<std::string> out;
  const SearchResults results = search(request);
  for (const FacetValue& value : results.facets.front().values) {
    out.push_back(value.value + " " + std::to_string(value.count));
  }
  return out;
}

std::string notice_codes(const SearchResults& results) {
  std::string out;
  for (const Notice& notice : results.notices) out += (out.empty() ? "" : " ") + notice.code;
  return out;
}

}  // namespace dateline::test
