// Whether reading takes time in proportion to its input, whatever the input is: each shape of
// garbage, and of good files, at one size, at twice and at four times that size.
//
// usage: readers_bench [NAME]      one shape alone
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/sources/format.h"

namespace {

using namespace dateline;
using Clock = std::chrono::steady_clock;

class Bytes : public ByteSource {
 public:
  explicit Bytes(std::string bytes) : bytes_(std::move(bytes)) {}
  Result<std::size_t> read(char* to, std::size_t room) override {
    const std::size_t count = bytes_.copy(to, room, at_);
    at_ += count;
    return count;
  }

 private:
  std::string bytes_;
  std::size_t at_ = 0;
};

struct Cost {
  double seconds = 0;
  std::size_t articles = 0;
  std::size_t refused = 0;
};

Cost read_all(std::string_view name, std::string bytes) {
  ByteReader input = ByteReader::of(std::make_unique<Bytes>(std::move(bytes)));
  Cost cost;
  const auto begin = Clock::now();
  static_cast<void>(read_records(input, {}, name, [&](RawRecord&& record) {
    const bool is_good = record.refusal.empty() && record.skipped.empty() &&
                         read_article(std::move(record), {}).refusal.empty();
    ++(is_good ? cost.articles : cost.refused);
    return true;
  }));
  cost.seconds = std::chrono::duration<double>(Clock::now() - begin).count();
  return cost;
}

std::string times(std::size_t count, std::string_view text) {
  std::string out;
  out.reserve(count * text.size());
  for (std::size_t i = 0; i < count; ++i) out += text;
  return out;
}
std::string numbered(std::size_t count, std::string_view before, std::string_view after) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i)
    out.append(before).append(std::to_string(i)).append(after);
  return out;
}
std::string warc_record(const std::string& block, std::size_t length) {
  return "WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: " +
         std::to_string(length) + "\r\n\r\n" + block + "\r\n\r\n";
}

constexpr std::string_view kHead = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n";
constexpr std::string_view kParagraph =
    "<p>At least 27 people died, the ministry said, when <a href=\"/b\">their boat</a> sank off "
    "Calais on Wednesday; it was the worst day that the Channel had seen, and no one knew why.</p>";

std::string page(std::size_t paragraphs) {
  return "<!doctype html><html lang=en><head><title>T</title><meta property=\"og:site_name\" "
         "content=\"S\"></head><body><nav>" +
         times(30, "<li><a href=\"/a\" class=\"menu-item\">Section</a></li>") +
         "</nav><article><h1>T</h1>" + times(paragraphs, kParagraph) + "</article><footer>" +
         times(30, "<div class=\"f\"><a href=/x>Link</a></div>") + "</footer></body></html>";
}

struct Shape {
  const char* name;
  const char* file;
  std::string (*make)(std::size_t n);
  std::size_t n;
};
constexpr Shape kShapes[] = {
    // Good files.
    {"pages in a WARC", "a.warc",
     [](std::size_t n) {
       const std::string block = std::string(kHead) + "\r\n" + page(30);
       return times(n, warc_record(block, block.size()));
     },
     500},
    {"one long page", "a.html", [](std::size_t n) { return page(n); }, 5000},
    {"feed", "a.xml",
     [](std::size_t n) {
       return "<rss><channel>" +
              numbered(n, "<item><guid>",
                       "</guid><title>T</title><description>&lt;p&gt;Text"
                       "&lt;/p&gt;</description></item>") +
              "</channel></rss>";
     },
     20'000},
    {"CSV", "a.csv",
     [](std::size_t n) { return "id,text\n" + numbered(n, "", ",\"a \"\"b\"\"\"\n"); }, 200'000},
    {"JSON lines", "a.jsonl",
     [](std::size_t n) { return numbered(n, "{\"id\":", ",\"text\":\"Text \\ud800.\"}\n"); },
     100'000},
    // Garbage.
    {"open <div>", "a.html", [](std::size_t n) { return times(n, "<div>"); }, 500'000},
    {"open <b> before <p>", "a.html", [](std::size_t n) { return times(n, "<b><p>"); }, 500},
    {"open <p>", "a.html", [](std::size_t n) { return times(n, "<p>a"); }, 100'000},
    {"attributes of one tag", "a.html",
     [](std::size_t n) { return "<p" + numbered(n, " a", "=1") + ">"; }, 4000},
    {"attributes of a thousand", "a.html",
     [](std::size_t n) { return times(n, "<p" + numbered(1000, " a", "=1") + ">"); }, 100},
    {"tags in open quotes", "a.html", [](std::size_t n) { return times(n, "<p x=\""); }, 200'000},
    {"class of many words", "a.html",
     [](std::size_t n) { return "<div class='" + times(n, "comment-x ") + "'>"; }, 200'000},
    {"nested articles", "a.html",
     [](std::size_t n) { return times(n, "<article>" + std::string(kParagraph)); }, 300},
    {"times and authors", "a.html",
     [](std::size_t n) { return times(n, "<time>x<i rel=author>") + std::string(kParagraph); },
     300},
    {"JSON-LD of open brackets", "a.html",
     [](std::size_t n) {
       return "<script type=application/ld+json>" + times(n, "[") + "</script>";
     },
     500'000},
    {"XML, deep", "a.xml",
     [](std::size_t n) { return "<rss>" + times(n, "<a>") + times(n, "<item/>"); }, 200'000},
    {"XML, 200 deep", "a.xml",
     [](std::size_t n) {
       return "<rss>" + times(200, "<a>") + times(n, "<item><title>a</title></item>");
     },
     20'000},
    {"XML, wide", "a.xml", [](std::size_t n) { return "<a>" + times(n, "<b/>") + "</a>"; },
     500'000},
    {"entry of many categories", "a.xml",
     [](std::size_t n) {
       return "<rss><item><title>a</title>" + numbered(n, "<category>", "</category>");
     },
     200'000},
    {"entries all broken", "a.xml",
     [](std::size_t n) { return "<rss>" + times(n, "<item><a></item>"); }, 100'000},
    {"entries that close themselves", "a.xml",
     [](std::size_t n) { return "<rss>" + times(n, "<a><item/></a>") + "<b></c>"; }, 50'000},
    {"CSV, a quote open", "a.csv", [](std::size_t n) { return "title\n\"" + times(n, "abc\n"); },
     2'000'000},
    {"CSV, quotes in step", "a.csv",
     [](std::size_t n) { return "title,text\n" + times(n, "x\",\"\n"); }, 100'000},
    {"WARC, lengths too large", "a.warc",
     [](std::size_t n) { return times(n, warc_record(std::string(kHead), 60'000'000)); }, 50'000},
    {"HTTP, chunks of a byte", "a.warc",
     [](std::size_t n) {
       const std::string block = std::string(kHead) + "Transfer-Encoding: chunked\r\n\r\n" +
                                 times(n, "1\r\na\r\n") + "0\r\n\r\n";
       return warc_record(block, block.size());
     },
     500'000},
    {"JSON, open brackets", "a.json", [](std::size_t n) { return times(n, "[{\"a\":"); }, 500'000},
    {"text, header lines", "a.txt", [](std::size_t n) { return "Title: a\n" + times(n, "a: b\n"); },
     500'000},
    {"text, one long word", "a.txt", [](std::size_t n) { return times(n, "abcdefgh"); }, 500'000},
};

}  // namespace

int main(int argc, char** argv) {
  std::printf("%-28s %10s %9s %9s %9s  %s\n", "", "MB (n)", "n: s", "2n: s", "4n: s",
              "4n / n, articles, refused");
  for (const Shape& shape : kShapes) {
    if (argc > 1 && std::string_view(shape.name) != argv[1]) continue;
    double first = 0;
    double last = 0;
    for (const std::size_t factor : {1, 2, 4}) {
      std::string bytes = shape.make(shape.n * factor);
      if (factor == 1)
        std::printf("%-28s %10.2f", shape.name, static_cast<double>(bytes.size()) / 1e6);
      const Cost cost = read_all(shape.file, std::move(bytes));
      std::printf(" %9.4f", cost.seconds);
      (factor == 1 ? first : last) = cost.seconds;
      if (factor == 4)
        std::printf("  %6.1f  %zu %zu\n", last / std::max(first, 1e-6), cost.articles,
                    cost.refused);
      std::fflush(stdout);
    }
  }
  return 0;
}
