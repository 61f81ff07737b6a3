#include "web/timeline_chart.h"

#include <catch2/catch.hpp>
#include <regex>
#include <set>

using namespace dateline;
using namespace dateline::web;

namespace {

using Counts = std::vector<std::pair<std::string, std::size_t>>;

Timeline timeline_of(TimeStep step, const Counts& counts) {
  Timeline out;
  out.step = step;
  for (const auto& [value, count] : counts)
    out.buckets.push_back({value, count, 0, "date:" + value});
  if (!counts.empty()) {
    out.first = counts.front().first;
    out.last = counts.back().first;
  }
  return out;
}

std::string drawn(const Timeline& timeline, const std::string& query = "boats") {
  PageSearch request;
  request.query = query;
  return timeline_chart(request, timeline).take();
}

std::vector<std::string> all(const std::string& html, const std::string& pattern) {
  const std::regex regex(pattern);
  std::vector<std::string> found;
  for (std::sregex_iterator it(html.begin(), html.end(), regex), end; it != end; ++it)
    found.push_back((*it)[1]);
  return found;
}

const std::string kBar = "class=\"bar\" x=\"([0-9.]+)%\"";
const std::string kHeight = "class=\"bar\"[^>]*height=\"([0-9.]+)%\"";
const std::string kWidth = "class=\"bar\"[^>]* width=\"([0-9.]+)%\"";
const std::string kTitle = "<title>([^<]*)</title>";
const std::string kLink = "<a tabindex=\"-1\" href=\"([^\"]*)\"";

bool has(const std::string& html, std::string_view part) {
  return html.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("TimelineChart: nothing to draw is no section") {
  CHECK(drawn({}).empty());
  Timeline undated;
  undated.undated = undated.total = 3;
  CHECK(drawn(undated).empty());
}

TEST_CASE("TimelineChart: bars go by their counts, empty ones are left out and keep their place") {
  const std::string html = drawn(timeline_of(
      TimeStep::month, {{"2021-01", 10}, {"2021-02", 0}, {"2021-03", 5}, {"2021-04", 1}}));
  CHECK(all(html, kHeight) == std::vector<std::string>{"84", "42", "8.4"});
  CHECK(all(html, "class=\"room\" x=\"([0-9.]+)%\"") == std::vector<std::string>{"0", "50", "75"});
  CHECK(all(html, kTitle) == std::vector<std::string>{"January 2021: 10 articles",
                                                      "March 2021: 5 articles",
                                                      "April 2021: 1 article"});
  CHECK(all(html, kLink) == std::vector<std::string>{"/?q=boats%20date%3A2021-01",
                                                     "/?q=boats%20date%3A2021-03",
                                                     "/?q=boats%20date%3A2021-04"});
  // The same numbers and links as a table.
  CHECK(all(html, "<td>([^<]*)</td>") == std::vector<std::string>{"10", "5", "1"});
  CHECK(has(html, "<th scope=\"row\"><a href=\"/?q=boats%20date%3A2021-03\">March 2021</a>"));
}

TEST_CASE("TimelineChart: one bucket is a bar, not a wall") {
  const std::string html = drawn(timeline_of(TimeStep::day, {{"2021-11-25", 3}}));
  REQUIRE(all(html, kBar).size() == 1);
  CHECK(std::stod(all(html, kWidth)[0]) <= 8);
  CHECK(has(html, "<p class=\"aside\">25 November 2021.</p>"));
}

TEST_CASE("TimelineChart: what is rare among much is still seen") {
  const std::string html = drawn(timeline_of(TimeStep::year, {{"2020", 100000}, {"2021", 1}}));
  CHECK(std::stod(all(html, kHeight)[1]) >= 1);
}

TEST_CASE("TimelineChart: two hundred buckets are two hundred bars within the chart") {
  Counts counts;
  for (int year = 1801; year <= 2000; ++year) counts.emplace_back(std::to_string(year), year);
  const std::string html = drawn(timeline_of(TimeStep::year, counts));
  const auto lefts = all(html, kBar);
  CHECK(lefts.size() == 200);
  CHECK(std::set<std::string>(lefts.begin(), lefts.end()).size() == 200);
  CHECK(std::stod(lefts.back()) + std::stod(all(html, kWidth).back()) <= 100);
  // Labels of the axis do not meet.
  const auto labels = all(html, "<text x=\"([0-9.]+)%\"");
  CHECK(labels.size() >= 3);
  for (std::size_t i = 1; i < labels.size(); ++i)
    CHECK(std::stod(labels[i]) - std::stod(labels[i - 1]) >= 10);
}

TEST_CASE("TimelineChart: more buckets are drawn together and none is lost") {
  Counts counts;
  for (int year = 1101; year <= 2000; ++year) counts.emplace_back(std::to_string(year), 2);
  const std::string html = drawn(timeline_of(TimeStep::year, counts));
  const auto numbers = all(html, "data-count=\"([0-9]+)\"");
  CHECK(numbers.size() <= kMaxBars);
  std::size_t sum = 0;
  for (const std::string& number : numbers) sum += std::stoul(number);
  CHECK(sum == 1800);
  CHECK(all(html, kLink)[0] == "/?q=boats%20date%3A1101..1105");
  CHECK(all(html, kTitle)[0] == "1101 to 1105: 10 articles");
}

TEST_CASE("TimelineChart: years far apart stand far apart") {
  const std::string html =
      drawn(timeline_of(TimeStep::year, {{"0001", 1}, {"2020", 1}, {"2021", 1}}));
  const auto lefts = all(html, "class=\"room\" x=\"([0-9.]+)%\"");
  REQUIRE(lefts.size() == 2);
  CHECK(std::stod(lefts[0]) == 0);
  CHECK(std::stod(lefts[1]) > 95);
}

TEST_CASE("TimelineChart: articles without a date are counted apart") {
  Timeline timeline = timeline_of(TimeStep::day, {{"2021-11-25", 3}, {"2021-11-26", 1}});
  CHECK_FALSE(has(drawn(timeline), "without a date"));
  timeline.undated = 1234;
  CHECK(has(drawn(timeline), "1,234 articles without a date."));
  CHECK_FALSE(has(drawn(timeline), "estimates"));
  timeline.exact = false;
  timeline.buckets[0].margin = 2;
  CHECK(has(drawn(timeline), "Counts are estimates."));
  CHECK(has(drawn(timeline), "<td>3 ±2</td>"));
}

TEST_CASE("TimelineChart: dates that let all of the chart through are replaced, others stay") {
  const Timeline timeline = timeline_of(TimeStep::month, {{"2021-01", 1}, {"2021-02", 1}});
  const auto check = [&](const std::string& query, const std::string& first) {
    INFO(query);
    CHECK(all(drawn(timeline, query), kLink)[0] == first);
  };
  check("boats date:2021", "/?q=boats%20date%3A2021-01");
  check("DATE:2020..2021-02 boats", "/?q=boats%20date%3A2021-01");
  check("after:2021-01-01 boats before:2021-03", "/?q=boats%20date%3A2021-01");
  // Narrower than the chart's buckets: without it there would be more than the bar says.
  check("boats date:2021-01-15..2021-02-05",
        "/?q=boats%20date%3A2021-01-15..2021-02-05%20date%3A2021-01");
  check("boats -date:2021-01-03", "/?q=boats%20-date%3A2021-01-03%20date%3A2021-01");
  check("boats date:nonsense", "/?q=boats%20date%3Anonsense%20date%3A2021-01");
}

TEST_CASE("TimelineChart: a hostile query stays a query") {
  const std::string html = drawn(timeline_of(TimeStep::year, {{"2021", 1}}),
                                 "\"><script>alert(1)</script> & ' date:2021..");
  CHECK_FALSE(has(html, "<script"));
  CHECK(has(html, "%3Cscript%3E"));
}
