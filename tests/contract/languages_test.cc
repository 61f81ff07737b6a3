// Articles in many languages: each is stemmed by its own rules, and a query finds its word in any
// of them.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/support/test_archive.h"

using namespace dateline;
using namespace dateline::test;

namespace {

struct Row {
  const char* language;
  const char* text;
  const char* query;   // another form of a word in it
  const char* marked;  // that word as it stands
};

constexpr Row kRows[] = {
    {"de", "Die Rettungskr\u00e4fte suchten in den eingest\u00fcrzten H\u00e4usern.", "Haus",
     "H\u00e4usern"},
    {"de", "Der Minister hat die Verhandlungen unterbrochen.", "Verhandlung", "Verhandlungen"},
    {"fr", "Les n\u00e9gociations entre les ministres ont \u00e9chou\u00e9 hier.",
     "n\u00e9gociation", "n\u00e9gociations"},
    {"fr", "Les migrants traversaient la Manche en bateau.", "traverser", "traversaient"},
    {"es", "Los bomberos rescataron a los mineros atrapados.", "minero", "mineros"},
    {"it", "I vigili hanno salvato molte persone dalle acque.", "persona", "persone"},
    {"nl", "De schepen lagen weken vast in het kanaal.", "kanalen", "kanaal"},
    {"pt", "As autoridades retiraram os moradores das casas.", "casa", "casas"},
    {"sv", "Flyktingarna korsade kanalen i sm\u00e5 b\u00e5tar.", "flykting", "Flyktingarna"},
    {"fi", "Pelastajat l\u00f6ysiv\u00e4t luolasta pojat elossa.", "luola", "luolasta"},
    {"ru",
     "\u0421\u043f\u0430\u0441\u0430\u0442\u0435\u043b\u0438 \u043d\u0430\u0448\u043b\u0438 "
     "\u0448\u0430\u0445\u0442\u0435\u0440\u043e\u0432 \u0436\u0438\u0432\u044b\u043c\u0438.",
     "\u0448\u0430\u0445\u0442\u0435\u0440", "\u0448\u0430\u0445\u0442\u0435\u0440\u043e\u0432"},
    {"ja", "\u6771\u4eac\u3067\u5730\u9707\u304c\u3042\u3063\u305f\u3002", "\u5730\u9707",
     "\u5730\u9707"},
    {"zh", "\u5317\u4eac\u5927\u5b66\u7684\u5b66\u751f\u3002", "\u5927\u5b66", "\u5927\u5b66"},
    {"th",
     "\u0e19\u0e31\u0e01\u0e14\u0e33\u0e19\u0e49\u0e33\u0e0a\u0e48\u0e27\u0e22\u0e40\u0e14\u0e47"
     "\u0e01\u0e43\u0e19\u0e16\u0e49\u0e33",
     "\u0e40\u0e14\u0e47\u0e01", "\u0e40\u0e14\u0e47\u0e01"},
};

}  // namespace

TEST_CASE("Languages: another form of a word finds it, in the article's own language") {
  std::string lines;
  for (std::size_t i = 0; i < std::size(kRows); ++i) {
    lines += nlohmann::json{{"id", std::to_string(i)},
                            {"title", ""},
                            {"text", kRows[i].text},
                            {"language", kRows[i].language}}
                 .dump() +
             "\n";
  }
  const TestArchive archive{lines};
  for (std::size_t i = 0; i < std::size(kRows); ++i) {
    INFO(kRows[i].language << ": " << kRows[i].query);
    const std::string id = std::to_string(i);
    CHECK((" " + archive.ids(kRows[i].query) + " ").find(" " + id + " ") != std::string::npos);
    CHECK(archive.marked(id, kRows[i].query).find("[" + std::string(kRows[i].marked) + "]") !=
          std::string::npos);
  }
}

TEST_CASE("Languages: accents may be left out, and are no other word") {
  const TestArchive archive(
      R"({"id":"fr","text":"Les n\u00e9gociations ont repris \u00e0 Gen\u00e8ve.","language":"fr"})"
      "\n"
      R"({"id":"de","text":"Die M\u00fcllabfuhr in K\u00f6ln streikt.","language":"de"})"
      "\n");
  CHECK(archive.ids("negociation") == "fr");
  CHECK(archive.ids("geneve") == "fr");
  CHECK(archive.ids("koln") == "de");
  CHECK(archive.ids("\"MULLABFUHR IN KOLN\"") == "de");
}
