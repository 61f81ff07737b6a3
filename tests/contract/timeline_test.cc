// Timelines: counts by day, month or year of what a query finds, each asked back by its filter.
#include <algorithm>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "core/base/date.h"
#include "searcher/output/facet_json.h"
#include "tests/support/remote_shards.h"
#include "tests/support/test_archive.h"

using namespace dateline;
using namespace dateline::test;

namespace {

std::string lines_for(const std::vector<std::string>& dates) {
  std::string lines;
  for (std::size_t i = 0; i < dates.size(); ++i) {
    nlohmann::json article = {{"id", std::to_string(i)},
                              {"title", "T"},
                              {"text", i % 2 == 0 ? "A boat sank." : "A dinghy sank."},
                              {"language", "en"}};
    if (!dates[i].empty()) article["date"] = dates[i];
    lines += article.dump() + "\n";
  }
  return lines;
}

std::string shown(const Timeline& timeline) {
  std::string out(name_of(timeline.step));
  for (const auto& bucket : timeline.buckets) {
    out += " " + bucket.value + "=" + std::to_string(bucket.count);
    CHECK(bucket.filter == "date:" + bucket.value);
  }
  return out + " undated=" + std::to_string(timeline.undated);
}

Timeline timeline(const SearchService& service, const std::string& query,
                  TimeStep step = TimeStep::automatic) {
  SearchRequest request;
  request.query = query;
  const auto answer = service.timeline(request, step);
  REQUIRE(answer.ok());
  return *answer;
}

const std::vector<std::string> kDates = {
    "2021-11-24", "2021-11-25T23:30:00-05:00", "2021-11-25", "", "2021-11-28", "2022-02"};

void check_on(const SearchService& service) {
  CHECK(shown(timeline(service, "date:2021-11")) ==
        "day 2021-11-24=1 2021-11-25=2 2021-11-26=0 2021-11-27=0 2021-11-28=1 undated=0");
  CHECK(shown(timeline(service, "", TimeStep::month)) ==
        "month 2021-11=4 2021-12=0 2022-01=0 2022-02=1 undated=1");
  CHECK(shown(timeline(service, "", TimeStep::year)) == "year 2021=4 2022=1 undated=1");
  CHECK(shown(timeline(service, "dinghy", TimeStep::month)) ==
        "month 2021-11=1 2021-12=0 2022-01=0 2022-02=1 undated=1");
  CHECK(shown(timeline(service, "\"boat sank\"", TimeStep::year)) == "year 2021=3 undated=0");
  CHECK(shown(timeline(service, "nothing-like-it")) == "auto undated=0");
  const Timeline all = timeline(service, "");
  CHECK(all.first == "2021-11-24");
  CHECK(all.total == 6);
  CHECK(all.exact);
}

}  // namespace

TEST_CASE("Timeline: days, months and years, empty ones too, undated apart") {
  check_on(TestArchive(lines_for(kDates)).service());
}

TEST_CASE("Timeline: a bucket, and a range of them, is asked back by its filter") {
  const TestArchive archive(lines_for(kDates));
  SearchRequest request;
  for (const TimeStep step : {TimeStep::day, TimeStep::month, TimeStep::year}) {
    for (const std::string query : {"", "sank"}) {
      const Timeline whole = timeline(archive.service(), query, step);
      for (std::size_t i = 0; i < whole.buckets.size(); ++i) {
        std::size_t sum = 0;
        for (std::size_t k = i; k < whole.buckets.size() && k < i + 3; ++k) {
          sum += whole.buckets[k].count;
          request.query = query + " date:" + whole.buckets[i].value + ".." + whole.buckets[k].value;
          INFO(request.query);
          request.match = Match::all;
          CHECK(archive.search(request).total == sum);
        }
      }
    }
  }
}

TEST_CASE("Timeline: too many buckets become coarser ones, and it says so") {
  const TestArchive archive(lines_for({"1901-03-04", "1998-05-06", "2021-11-25"}));
  const Timeline days = timeline(archive.service(), "", TimeStep::day);
  CHECK(days.step == TimeStep::year);
  CHECK(days.coarser);
  CHECK(days.buckets.size() == 121);
  const Timeline automatic = timeline(archive.service(), "");
  CHECK(automatic.step == TimeStep::year);
  CHECK_FALSE(automatic.coarser);
  const TestArchive decades(lines_for({"1951-03-04", "2021-11-25"}));
  CHECK(timeline(decades.service(), "", TimeStep::day).step == TimeStep::month);
  const TestArchive ages(lines_for({"0802-03-04", "2021-11-25"}));
  CHECK(timeline(ages.service(), "", TimeStep::month).buckets.size() ==
        2);  // years, empty ones out
}

TEST_CASE("Timeline: an estimate says that it is one, also where the sample has no date") {
  std::vector<std::string> dates(3000);
  dates.front() = dates.back() = "2021-11-25";
  const TestArchive archive(lines_for(dates));
  const auto sampled = SearchService::open(archive.index_path(), {4});
  REQUIRE(sampled.ok());
  CHECK_FALSE(timeline(**sampled, "").exact);
  CHECK_FALSE(timeline(**sampled, "\"a boat sank\"").exact);
  CHECK(timeline(archive.service(), "").exact);
  CHECK(timeline(**sampled, "date:2021").exact);
}

TEST_CASE("Timeline: an estimate says how far off each bucket can be") {
  std::vector<std::string> dates;
  for (int i = 0; i < 3000; ++i)
    dates.push_back(i % 10 == 0 ? "" : Date::from_days(11'000 + i * 7 % 1'500).iso());
  const TestArchive archive(lines_for(dates));
  const auto sampled = SearchService::open(archive.index_path(), {500});
  REQUIRE(sampled.ok());
  const auto is_near = [](std::size_t truth, std::size_t count, std::size_t margin) {
    INFO(truth << ", estimated " << count << " ± " << margin);
    // Each of some 300 days alone is within about 20.
    CHECK(margin > 0);
    CHECK(margin < 250);
    CHECK(std::max(truth, count) - std::min(truth, count) <= margin);
  };
  const Timeline exact = timeline(archive.service(), "", TimeStep::year);
  const Timeline estimate = timeline(**sampled, "", TimeStep::year);
  CHECK_FALSE(estimate.exact);
  REQUIRE(estimate.buckets.size() == exact.buckets.size());
  std::size_t sum = estimate.undated;
  for (std::size_t i = 0; i < exact.buckets.size(); ++i) {
    CHECK(exact.buckets[i].margin == 0);
    is_near(exact.buckets[i].count, estimate.buckets[i].count, estimate.buckets[i].margin);
    sum += estimate.buckets[i].count;
  }
  is_near(exact.undated, estimate.undated, estimate.undated_margin);
  CHECK(sum >= 2'990);
  CHECK(sum <= 3'010);
  // The facet of dates, too.
  SearchRequest request;
  request.facets = {{"dates", 50}};
  const auto facets = (*sampled)->search(request);
  REQUIRE(facets.ok());
  REQUIRE(facets->facets.front().values.size() == exact.buckets.size());
  for (const FacetValue& year : facets->facets.front().values) {
    for (const auto& bucket : exact.buckets) {
      if (bucket.value == year.value) is_near(bucket.count, year.count, year.margin);
    }
  }
  const auto json = nlohmann::json::parse(to_json(estimate));
  CHECK(json["buckets"][0]["margin"] == estimate.buckets[0].margin);
  CHECK(json["undated_margin"] == estimate.undated_margin);
}

TEST_CASE("Timeline: two shards behind stock servers count alike") {
  if (!has_remote_server()) {
    WARN("skipped: xapian-tcpsrv is not installed");
    return;
  }
  check_on(RemoteShards(lines_for(kDates)).service());
}
