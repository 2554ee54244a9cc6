# docs/publish/purge-cloudflare: what it asks for; Cloudflare is a stub of curl, which keeps the requests.
use strict;
use warnings;
use Test::More;
use Cwd 'getcwd';
use File::Temp 'tempdir';
use Book;

my $root = getcwd();
my $work = tempdir(CLEANUP => 1);
write_file("$work/curl", <<'END');
#!/bin/bash
set -e
[ ! -e fail ] || exit 22
while [ $# -gt 0 ]; do
    case $1 in
    --config) cat "$2" >>config; shift ;;
    --data) cat >>requests; shift ;;
    https:*) echo "$1" >>addresses ;;
    esac
    shift
done
END
chmod 0755, "$work/curl";

sub purge {
    my ($environment, @arguments) = @_;
    unlink map { "$work/$_" } 'config', 'requests', 'addresses';
    local %ENV = (PATH => "$work:$ENV{PATH}", %$environment);
    my $said = `cd '$work' && '$root/docs/publish/purge-cloudflare' @arguments 2>&1`;
    return ($? >> 8, $said, map { -e "$work/$_" ? [split /\n/, read_file("$work/$_")] : [] } 'requests', 'addresses', 'config');
}

my %zone = (ZONE => 'z1', TOKEN => 'secret');
my @urls = map { "https://status.example.org/en/sip/$_.html" } 1 .. 250;
write_file("$work/changed", join '', map { "$_\n" } @urls[0 .. 239]);
write_file("$work/removed", join '', map { "$_\n" } @urls[240 .. 249]);
write_file("$work/none", '');
my ($status, $said, $requests, $addresses, $config) = purge(\%zone, 'changed', 'removed');
is($status, 0, 'addresses of two lists') or diag($said);
is_deeply([map { scalar(() = /https/g) } @$requests], [100, 100, 50], 'a hundred a request');
is_deeply([map { /"(https[^"]*)"/g } @$requests], \@urls, 'each of them, in their order');
like($requests->[0], qr/^\{"files":\["[^"]+"(,"[^"]+")*\]\}$/, 'as JSON');
is($addresses->[0], 'https://api.cloudflare.com/client/v4/zones/z1/purge_cache', 'of this zone');
is((grep { $_ eq 'header = "Authorization: Bearer secret"' } @$config), 3, 'with the token, which is no argument');

($status, $said, $requests) = purge({%zone, PURGE_ALL => 249}, 'changed', 'removed');
is_deeply($requests, ['{"purge_everything":true}'], 'too many: all of the zone');
($status, $said, $requests) = purge(\%zone, 'none');
is("$status @$requests", '0 ', 'nothing has changed, nothing is asked');

write_file("$work/fail", '');
isnt((purge(\%zone, 'changed'))[0], 0, 'a refusal is a failure');
is((purge(\%zone))[0], 2, 'no list: wrong use');
is((purge({ZONE => 'z1'}, 'changed'))[0], 2, 'no token');
write_file("$work/paths", "en/sip/486.html\n");
like((purge(\%zone, 'paths'))[1], qr/--changes-as urls/, 'paths, and no addresses');
done_testing();
