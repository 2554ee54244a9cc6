# Every message on the wire is a whole, valid SIP response: what RFC 3261 asks of one, and what the
# facts of its code call required.
use strict;
use warnings;
use Test::More;
use JSON::PP;
use Book;

use File::Temp;
my $dir = File::Temp::tempdir(CLEANUP => 1) . '/site';
my ($status, undef, $errors) = statusbook('build', '-q', '-o', $dir);
is($status, 0, 'the book is printed') or BAIL_OUT($errors);
my $protocol = decode_json(read_file("$dir/api/v1/sip.json"));

sub problems {
    my ($code) = @_;
    my @problems;
    my $message = $code->{message} // return 'no message';
    my ($head, $body) = split /\n\n/, $message, 2;
    my ($first, @lines) = split /\n/, $head;
    push @problems, "status line '$first'" if $first ne "SIP/2.0 $code->{code} $code->{name}";
    my %fields;
    for my $line (@lines) {
        if ($line =~ /^([A-Za-z0-9-]+): (\S.*)$/) { push @{$fields{lc $1}}, $2 }
        elsif ($line !~ /^[ \t]+\S/) { push @problems, "no header field: '$line'" }
    }
    for my $name ('Via', 'From', 'To', 'Call-ID', 'CSeq', 'Content-Length') {
        push @problems, "no $name" if !$fields{lc $name};
    }
    my $headers = $code->{facts}{headers} // {required => []};
    for my $name (@{$headers->{required}}) {
        push @problems, "no $name, which the facts call required" if !$fields{lc $name};
    }
    push @problems, 'a Via without a branch of RFC 3261'
      if grep { !m{^SIP/2\.0/(?:UDP|TCP|TLS|SCTP|WSS?) \S+;.*\bbranch=z9hG4bK} } @{$fields{via} // []};
    push @problems, 'From without a tag' if ($fields{from}[0] // '') !~ /;tag=\S/;
    my $tagged = ($fields{to}[0] // '') =~ /;tag=\S/;
    push @problems, $tagged ? 'To with a tag' : 'To without a tag'
      if $code->{code} eq '100' ? $tagged : !$tagged;
    push @problems, "CSeq '$fields{cseq}[0]'" if ($fields{cseq}[0] // '') !~ /^\d+ [A-Z]+$/;
    push @problems, 'Max-Forwards in a response' if $fields{'max-forwards'};
    (my $bytes = $body // '') =~ s/\n/\r\n/g;
    my $length = $fields{'content-length'}[0] // -1;
    # A body of lines, such as SDP, ends in CRLF; the last line end is not in the text here.
    my $ended = length($bytes) + 2;
    push @problems, "Content-Length $length, but the body has " . length($bytes)
      if $length != length($bytes) && !(length($bytes) && $length == $ended);
    push @problems, 'a body without Content-Type' if length($bytes) && !$fields{'content-type'};
    push @problems, "address $1" if $message =~ /\b(?!(?:192\.0\.2|198\.51\.100|203\.0\.113)\.)(\d+\.\d+\.\d+\.\d+)\b/;
    push @problems, "host $1" if $message =~ /@(?!\d)((?!(?:[\w-]+\.)*example\.(?:com|net|org)\b|anonymous\.invalid\b)[\w.-]+\.[a-z]+)/i;
    my ($method) = ($fields{cseq}[0] // '') =~ / ([A-Z]+)$/;
    my $methods = $code->{facts}{methods};
    push @problems, "method $method, which the facts do not name"
      if $methods && $method && !grep { $_ eq $method } @$methods;
    return join '; ', @problems;
}

# A code that no registry lists may be short, without a message.
my @registered = grep { $_->{status} !~ /^(unofficial|named_only)$/ } @{$protocol->{codes}};
is(scalar @registered, 75, 'all codes of the registry');
for my $code (@registered, grep { $_->{status} =~ /^(unofficial|named_only)$/ && $_->{message} } @{$protocol->{codes}}) {
    is(problems($code), '', "the message of $code->{code}");
}
done_testing();
