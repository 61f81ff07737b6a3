// Internet addresses as text, and whose request it is where proxies stand before the server.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "web/http_message.h"

namespace dateline::web {

// An IPv6 address, or an IPv4 one mapped into it (::ffff:192.0.2.1), in network order.
using AddressBytes = std::array<unsigned char, 16>;

// Nothing for what is no numerical address. A zone (fe80::1%eth0) is not part of it.
[[nodiscard]] std::optional<AddressBytes> address_bytes(std::string_view text);

// "192.0.2.1", "2001:db8::1": one spelling for each, a mapped IPv4 address as what it is.
[[nodiscard]] std::string address_text(const AddressBytes& address);

// The proxies whose word is taken for whom they ask.
class TrustedProxies {
 public:
  // A comma-separated list of addresses and networks: "127.0.0.1, 10.0.0.0/8, fd00::/8". Empty:
  // none. Error usage, naming the part that is neither.
  [[nodiscard]] static Result<TrustedProxies> parse(std::string_view list);

  // The client of a request that came from `peer`. Each proxy adds to the end of X-Forwarded-For
  // from whom it took the request: so it is the last address there that is no trusted proxy's, as
  // long as every hop behind it is one; `peer` where that is not trusted itself. Whatever stands
  // further ahead, anybody may have written. An entry that is no address ends the search: then it
  // is the last address found.
  [[nodiscard]] std::string client_of(const std::string& peer,
                                      const std::vector<Header>& headers) const;

 private:
  struct Network {
    AddressBytes address{};
    std::size_t bits = 128;  // of the address that count
  };
  [[nodiscard]] static std::optional<Network> network_of(std::string_view text);
  [[nodiscard]] bool trusts(const AddressBytes& address) const;

  std::vector<Network> networks_;
};

}  // namespace dateline::web
