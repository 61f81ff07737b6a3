#include "web/search_parameters.h"

#include <algorithm>
#include <charconv>
#include <chrono>

#include "core/base/ascii.h"
#include "core/base/utf8.h"
#include "searcher/facet_request.h"

namespace dateline::web {
namespace {

// Well before the server itself gives an answer up.
constexpr std::chrono::seconds kSearchDeadline{5};

std::optional<std::size_t> whole_number(std::string_view text) {
  if (!std::all_of(text.begin(), text.end(), is_ascii_digit)) return {};
  std::size_t value = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc{} || stop != end) return {};
  return value;
}

// Where the first part of a list of facets begins that is none. REQUIRES that there is one.
std::size_t bad_part(std::string_view list) {
  std::size_t begin = 0;
  while (begin < list.size()) {
    const std::size_t end = std::min(list.find(',', begin), list.size());
    if (!parse_facets(list.substr(begin, end - begin))) break;
    begin = end + 1;
  }
  return std::min(list.find_first_not_of(" \t", begin), list.size());
}

// Reads one request's parameters, remembering the first bad one.
class Reader {
 public:
  explicit Reader(const Request& request) : request_(request) {}

  SearchParameters read() {
    parameters_.request.deadline = kSearchDeadline;
    parameters_.request.query = utf8::repaired(std::string(request_.parameter("q").value_or("")));
    read_number("limit", 1, kMaxLimit, parameters_.request.limit);
    read_number("offset", 0, kMaxOffset, parameters_.request.offset);
    read_choice("sort", sort_named, "relevance, newest or oldest", parameters_.request.sort);
    read_choice("match", match_named, "auto, all or any", parameters_.request.match);
    read_choice("expand", expand_named, "auto, on or off", parameters_.request.expand);
    read_switch("recency", parameters_.request.recency);
    read_switch("fold", parameters_.request.fold);
    read_facets();
    return std::move(parameters_);
  }

 private:
  [[nodiscard]] std::optional<std::string_view> given(std::string_view name) const {
    const auto value = request_.parameter(name);
    return value && !value->empty() ? value : std::nullopt;
  }

  void fail(std::string_view name, std::string detail) { fail(name, std::move(detail), 0); }

  void fail(std::string_view name, std::string detail, std::size_t position) {
    if (parameters_.bad) return;
    parameters_.bad = BadParameter{std::string(name), std::move(detail), position};
  }

  void read_number(std::string_view name, std::size_t low, std::size_t high, std::size_t& into) {
    const auto text = given(name);
    if (!text) return;
    const auto value = whole_number(*text);
    if (!value || *value < low || *value > high) {
      return fail(name, std::string(name) + " is a whole number from " + std::to_string(low) +
                            " to " + std::to_string(high) + ".");
    }
    into = *value;
  }

  template <typename Named, typename Choice>
  void read_choice(std::string_view name, Named named, std::string_view choices, Choice& into) {
    const auto text = given(name);
    if (!text) return;
    const auto value = named(*text);
    if (!value) return fail(name, std::string(name) + " is " + std::string(choices) + ".");
    into = *value;
  }

  void read_switch(std::string_view name, bool& into) {
    const auto text = given(name);
    if (!text) return;
    if (*text != "on" && *text != "off") return fail(name, std::string(name) + " is on or off.");
    into = *text == "on";
  }

  void read_facets() {
    const auto text = given("facets");
    if (!text) return;
    auto facets = parse_facets(*text);
    if (!facets) return fail("facets", facets.error().text() + ".", bad_part(*text));
    parameters_.request.facets = std::move(*facets);
  }

  const Request& request_;
  SearchParameters parameters_;
};

}  // namespace

SearchParameters search_parameters(const Request& request) { return Reader(request).read(); }

Parameters address_parameters(const SearchRequest& request) {
  Parameters parameters;
  if (!request.query.empty()) parameters.emplace_back("q", request.query);
  if (request.sort != Sort::relevance) parameters.emplace_back("sort", name_of(request.sort));
  if (request.match != Match::automatic) parameters.emplace_back("match", name_of(request.match));
  if (request.expand != Expand::off) parameters.emplace_back("expand", name_of(request.expand));
  if (request.recency) parameters.emplace_back("recency", "on");
  if (!request.fold) parameters.emplace_back("fold", "off");
  if (request.limit != kDefaultLimit) {
    parameters.emplace_back("limit", std::to_string(request.limit));
  }
  if (request.offset != 0) parameters.emplace_back("offset", std::to_string(request.offset));
  return parameters;
}

std::string search_url(const SearchRequest& request) {
  return "/" + query_string(address_parameters(request));
}

std::string article_url(std::string_view id, std::string_view query) {
  Parameters parameters;
  if (!query.empty()) parameters.emplace_back("q", query);
  return "/articles/" + percent_encoded(id) + query_string(parameters);
}

}  // namespace dateline::web
