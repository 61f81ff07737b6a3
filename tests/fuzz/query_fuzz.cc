// Queries of every kind over a small real index: parsed, compiled, searched and highlighted, with
// every promise about marks kept.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "core/base/utf8.h"
#include "tests/support/highlight_promises.h"
#include "tests/support/test_archive.h"

namespace {

using dateline::test::TestArchive;

// A dozen articles in several languages, with what the analyzer has rules for.
constexpr const char* kArticles =
    R"({"id":"1","title":"Small boats in the Channel","date":"2021-11-25","source":"Reuters","author":"Ann Lee","language":"en","text":"At least 27 migrants died when their boat sank off Calais, France.\n\nPrime Minister Boris Johnson said he was \u201cshocked\u201d. Mr Johnson chaired a crisis meeting in London."}
{"id":"2","title":"","date":"2019","source":"BBC","language":"en","text":"The U.S. and the UK co-operate, US officials told us. WHO staff said who it was.\nO\u2019Neill, O'Neill and ONeill agreed to cooperate; anti war groups did not co operate."}
{"id":"3","title":"THE US AND IT","language":"en","text":"AT&T paid \u00a33.5m for C++ and C# courses, 25,700 people said. See https://www.bbc.co.uk/news/world-1 or write to info@bbc.co.uk, @handle #tag."}
{"id":"4","title":"Le caf\u00e9 de la gare","language":"fr","text":"G\u00e9rald Darmanin a quitt\u00e9 l\u2019Assembl\u00e9e nationale \u00e0 Paris. Val\u00e9ry Giscard d'Estaing aimait le cafe\u0301 et l'eau."}
{"id":"5","title":"","language":"de","text":"Die Stra\u00dfe nach STRASSBURG ist lang. M\u00fcller und Mueller gehen nach K\u00f6ln. Die Fl\u00fcchtlinge kamen um 10 Uhr."}
{"id":"6","title":"\u5317\u4eac\u5927\u5b66","language":"zh","text":"\u5317\u4eac\u5927\u5b66\u7684\u5b66\u751f\u3002\u4e2d\u534e\u4eba\u6c11\u5171\u548c\u56fd\u9996\u90fd\u5317\u4eac\uff0c2021\u5e7411\u6708\u3002"}
{"id":"7","title":"","language":"ja","text":"\u6771\u4eac\u3067\u30ab\u30bf\u30ab\u30ca\u3068\u3072\u3089\u304c\u306a\u3002\u30c6\u30ec\u30d3\u304cNHK\u3067\u3059\u3002"}
{"id":"8","title":"","language":"th","text":"\u0e1b\u0e23\u0e30\u0e40\u0e17\u0e28\u0e44\u0e17\u0e22 \u0e01\u0e23\u0e38\u0e07\u0e40\u0e17\u0e1e"}
{"id":"9","title":"","language":"ru","text":"\u0412 \u041c\u043e\u0441\u043a\u0432\u0435 \u0441\u0435\u0433\u043e\u0434\u043d\u044f \u0442\u0435\u043f\u043b\u043e. \u041c\u043e\u0441\u043a\u0432\u0430 \u2014 \u0441\u0442\u043e\u043b\u0438\u0446\u0430, \u0435\u0451 \u043c\u044d\u0440 \u0421\u043e\u0431\u044f\u043d\u0438\u043d."}
{"id":"10","title":"","language":"ar","text":"\u0627\u0644\u0642\u064e\u0627\u0647\u0650\u0631\u0629 \u0645\u062f\u064a\u0646\u0629 \u0643\u0628\u064a\u0631\u0629. \u05e9\u05dc\u05d5\u05dd \u05e2\u05d5\u05dc\u05dd, \u05e6\u05d4\"\u05dc."}
{"id":"11","title":"A well-\nknown F-16","language":"en","text":"A twenty-one-year-old pilot of an F-16 flew 25\u00a0700 km (1,000.50 miles) at 3.5mm.\n\nThe the the end \u2014 and/or x_y, 36 to 40 people, 5% of $1.2 billion.\n\nal-Qaeda fled; al Qaeda was gone."}
{"id":"12","title":"Family \ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67","language":"en","text":"So\u00adft \ufb01ne \ud83c\uddeb\ud83c\uddf7 flags; \u2026 na\u00efve boats crossed. Crossings, crossing: boating boats boat. pre-war pre war prewar."}
)";

const TestArchive& archive() {
  static const TestArchive one(kArticles);
  return one;
}

void require(bool holds, const std::string& what) {
  if (holds) return;
  std::fprintf(stderr, "%s\n", what.c_str());
  std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > 512) return 0;  // longer ones only take longer
  const std::string query(data, data + size);
  const std::string broken = dateline::test::broken_promise(archive().service(), query);
  require(broken.empty(), broken);
  for (const dateline::Match match : {dateline::Match::automatic, dateline::Match::any}) {
    dateline::SearchRequest request;
    request.query = query;
    request.match = match;
    request.facets = {{"people", 5}, {"places", 5}, {"numbers", 5}};
    const auto results = archive().service().search(request);
    require(results.ok(), "an error: " + (results ? std::string() : results.error().text()));
    for (const dateline::Hit& hit : results->hits) {
      for (const dateline::Segment& segment : hit.snippet)
        require(dateline::utf8::is_valid(segment.text), "cut character: " + query);
    }
  }
  return 0;
}
