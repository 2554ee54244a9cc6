# What holds of the find field whatever is typed: see random.js.
use strict;
use warnings;
use Test::More;
use Book;

plan skip_all => 'no node' if system('command -v node >/dev/null') != 0;

my $site = build_once(real_book('sip', 'http', 'grpc', 'dns', 'websocket'), '--only', 'sip/486');
my $seed = $ENV{FIND_SEED} // time & 0xffff;
for my $language ('en', 'es', 'ja', 'ru') {
    is(`node tests/find/random.js '$site' $seed $language 2>&1`, '', "$language: 1500 random queries and all ids, FIND_SEED=$seed");
}
done_testing();
