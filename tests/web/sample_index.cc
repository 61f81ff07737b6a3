#include "tests/web/sample_index.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>

namespace dateline::web::test {

SampleIndex::SampleIndex(const std::string& jsonl) {
  std::string name = (std::filesystem::temp_directory_path() / "dateline-web-XXXXXX").string();
  REQUIRE(::mkdtemp(name.data()) != nullptr);
  folder_ = name;
  std::ofstream(folder_ / "articles.jsonl") << jsonl;
  const std::string command = std::string(DATELINE_INDEX_PROGRAM) + " --index " + path() + " " +
                              (folder_ / "articles.jsonl").string() + " >" +
                              (folder_ / "log").string() + " 2>&1";
  REQUIRE(std::system(command.c_str()) == 0);  // NOLINT: our own program, a path of our own making
}

SampleIndex::~SampleIndex() {
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

std::string sample_articles() {
  return R"({"id":"harbour/1","title":"Boats sink in the Channel","date":"2021-11-25","source":"Harbour Gazette",)"
         R"("author":["A. Writer"],"url":"https://example.org/1?a=b&c=d","language":"en","section":"world",)"
         R"("text":"At least 27 migrants drowned off Calais on Wednesday, officials said. )"
         R"(Prime Minister Boris Johnson said he was shocked.\n\nMr Johnson will call President Emmanuel Macron."})"
         "\n"
         R"({"id":"ledger-2","title":"Calais mourns","date":"2021-11-26","source":"Northern Ledger","language":"en",)"
         R"("text":"Calais lit 27 candles for the people who died in the channel crossing. )"
         R"(Boris Johnson <script>alert(1)</script> wrote a letter."})"
         "\n"
         R"({"id":"ledger-3","title":"Storm nears Dover","date":"2021-12-01","source":"Northern Ledger","language":"en",)"
         R"("text":"Winds of 60 mph are expected at Dover. No boats will leave."})"
         "\n";
}

}  // namespace dateline::web::test
