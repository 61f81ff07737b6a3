#include "web/facet_tree.h"

#include <catch2/catch.hpp>

using namespace dateline;
using namespace dateline::web;

namespace {

FacetValue place(const std::string& id, const std::string& parent) {
  FacetValue value;
  value.id = value.value = id;
  value.parent = parent;
  return value;
}

std::string shown(const std::vector<FacetNode>& nodes) {
  std::string out;
  for (const FacetNode& node : nodes) {
    out += (out.empty() ? "" : " ") + node.value->id;
    if (!node.children.empty()) out += "(" + shown(node.children) + ")";
  }
  return out;
}

}  // namespace

TEST_CASE("FacetTree: what lies in what, in the order given") {
  // A place may come before what it lies in, or without it.
  const std::vector<FacetValue> values = {place("texas", "us"), place("us", ""),
                                          place("fr", ""),      place("dallas", "texas"),
                                          place("bonn", "de"),  place("lyon", "fr")};
  CHECK(shown(facet_tree(values, 9, 9)) == "us(texas(dallas)) fr(lyon) bonn");
  CHECK(shown(facet_tree({}, 9, 9)).empty());
}

TEST_CASE("FacetTree: what lies between two listed places may be missing") {
  FacetValue france = place("fr", "");
  france.value = "France";
  FacetValue calais = place("calais", "hauts-de-france");
  calais.value = "Calais";
  calais.within = {"France", "Hauts-de-France"};
  FacetValue paris = place("paris", "texas");
  paris.value = "Paris, Texas, United States";
  paris.within = {"United States", "Texas"};
  FacetValue street = place("street", "paris-tx");
  street.within = {"United States", "Texas", "Paris", "Centre"};
  CHECK(shown(facet_tree({calais, france, street, paris}, 9, 9)) == "fr(calais) paris(street)");
}

TEST_CASE("FacetTree: it is cut short, but not at what the query has chosen") {
  std::vector<FacetValue> values = {place("a", ""),   place("b", ""),   place("a1", "a"),
                                    place("a2", "a"), place("b1", "b"), place("b2", "b")};
  CHECK(shown(facet_tree(values, 1, 1)) == "a(a1)");
  values[5].excluded = true;
  CHECK(shown(facet_tree(values, 1, 1)) == "a(a1) b(b1 b2)");
}

TEST_CASE("FacetTree: places in a ring are no reason to run forever") {
  const std::vector<FacetValue> values = {place("a", "b"), place("b", "a"), place("c", "c")};
  CHECK(shown(facet_tree(values, 9, 9)).empty());
}

TEST_CASE("FacetTree: below another a place goes by its bare name") {
  FacetValue paris = place("Paris, Texas, United States", "x");
  paris.within = {"United States", "Texas"};
  CHECK(name_within(paris) == "Paris");
  paris.value = "Paris";
  CHECK(name_within(paris) == "Paris");
}
