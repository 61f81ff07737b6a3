#include "indexer/scratch.h"

#include <sys/resource.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "core/schema/facet_ids.h"
#include "core/schema/fields.h"
#include "core/schema/word_forms.h"
#include "indexer/document_builder.h"
#include "tests/support/temp_folder.h"

namespace dateline {
namespace {

Article article_of(const std::string& id, const std::string& text, const std::string& person) {
  Article article;
  article.id = id;
  article.language = "en";
  article.text = text;
  NamedEntity named;
  named.name = person;
  article.found.people.push_back(named);
  return article;
}

}  // namespace

TEST_CASE("Regression: many threads that merge many chunks stay within the usual limit of files") {
  // The limit that most systems start with; it holds for this test alone.
  rlimit before{};
  REQUIRE(getrlimit(RLIMIT_NOFILE, &before) == 0);
  const rlimit usual{std::min<rlim_t>(1024, before.rlim_cur), before.rlim_max};
  REQUIRE(setrlimit(RLIMIT_NOFILE, &usual) == 0);

  const test::TempFolder folder;
  constexpr unsigned kChunks = 400;
  std::vector<std::filesystem::path> sources;
  for (unsigned i = 0; i < kChunks; ++i) {
    sources.push_back(folder.path() / std::to_string(i));
    DocumentSink sink(make_scratch_database(sources.back()));
    const Article article = article_of(std::to_string(i), "crossing", "Andre Smith");
    sink.add(build_document(article, ArticleWords(article), "0123456789abcdef", "file"));
    sink.commit();
  }
  const auto target = folder.path() / "target";
  const Result<void> merged = merge_databases("", sources, target, folder.path(), 8);
  CHECK(setrlimit(RLIMIT_NOFILE, &before) == 0);
  REQUIRE(merged.ok());
  const Xapian::Database all(target.string());
  REQUIRE(all.get_doccount() == kChunks);
  for (unsigned i = 0; i < kChunks; ++i)
    REQUIRE(*all.postlist_begin(id_term(std::to_string(i))) == i + 1);
}

TEST_CASE("Regression: what chunks hold beside their articles is united when they are merged") {
  const test::TempFolder folder;
  for (const std::size_t chunks : {2, 3, 5}) {
    const std::vector<std::string> texts = {"they cross", "a crossing", "many crossings",
                                            "has crossed", "a co-operative crosses"};
    const std::vector<std::string> names = {"Andre Smith", "André Smith", "ANDRE SMITH",
                                            "Andre Smith", "Andre Smith"};
    std::vector<std::filesystem::path> sources;
    for (std::size_t i = 0; i < chunks; ++i) {
      sources.push_back(folder.path() / (std::to_string(chunks) + "-" + std::to_string(i)));
      DocumentSink sink(make_scratch_database(sources.back()));
      const Article article = article_of(std::to_string(i), texts[i], names[i]);
      sink.add(build_document(article, ArticleWords(article), "0123456789abcdef", "file"));
      sink.commit();
    }
    const auto target = folder.path() / ("target-" + std::to_string(chunks));
    REQUIRE(merge_databases("", sources, target, folder.path(), 2).ok());

    const Xapian::Database merged(target.string());
    CHECK(merged.get_doccount() == chunks);
    const auto forms = metadata_lines(merged.get_metadata(forms_key("en", "cross")));
    const std::vector<std::string> all = {"crossed", "crosses", "crossing", "crossings"};
    std::vector<std::string> expected;
    for (const std::string& form : all) {
      for (std::size_t i = 0; i < chunks; ++i) {
        if (texts[i].ends_with(form)) expected.push_back(form);
      }
    }
    CHECK(forms == expected);
    const std::string name =
        merged.get_metadata(facet_name_key(facet_id(Slot::people, "andre smith")));
    CHECK(decoded_facet_name(name).value == "André Smith");
  }
}

}  // namespace dateline
