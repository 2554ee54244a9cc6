# Serving a folder and asking for it: nginx with the sample of its configuration, a plain server of our own, and a client.
package Web;
use strict;
use warnings;
use Exporter 'import';
use File::Temp 'tempdir';
use IO::Socket::INET;
use POSIX ();
use Time::HiRes 'sleep';
use Book;

our @EXPORT = qw(free_port nginx_program nginx_new folder_server web_get next_second);

my ($tester, %servers) = ($$);

# A test that dies leaves no server behind; one of its children ends none.
END {
    if ($$ == $tester) {
        local $?;
        kill 'TERM', keys %servers;
        waitpid $_, 0 for keys %servers;
    }
}

sub free_port {
    my $socket = IO::Socket::INET->new(Listen => 1, LocalAddr => '127.0.0.1', LocalPort => 0) or die "no port: $!\n";
    return $socket->sockport;
}

# Runs code in a process that ends with this one.
sub server_run {
    my ($code) = @_;
    my $pid = fork // die "fork: $!\n";
    if ($pid == 0) {
        $code->();
        POSIX::_exit(1);
    }
    $servers{$pid} = 1;
    return $pid;
}

sub wait_for_port {
    my ($port) = @_;
    for (1 .. 500) {
        return if IO::Socket::INET->new(PeerAddr => '127.0.0.1', PeerPort => $port);
        sleep 0.02;
    }
    die "no server at $port\n";
}

sub nginx_program {
    my ($found) = grep { -x } map { "$_/nginx" } split(/:/, $ENV{PATH}), '/usr/sbin';
    return $found;
}

# nginx with the sample, changed as its reader would: the port (a free one, where none is given), and the folder that it serves. Gives the port; or, where
# it does not take the configuration, undef and what it says.
sub nginx_new {
    my ($root, $port) = @_;
    my $folder = tempdir(CLEANUP => 1);
    $port //= free_port();
    my $sample = read_file('docs/publish/nginx.conf');
    $sample =~ s{^(    root ).*?;}{$1"$root";}m or die "no root in the sample\n";
    $sample =~ s{^    listen 80;}{    listen 127.0.0.1:$port;}m or die "no port in the sample\n";
    $sample =~ s{^    listen \[::\]:80;\n}{}m or die "no port of IPv6 in the sample\n";
    write_file("$folder/site.conf", $sample);
    write_file("$folder/nginx.conf", join '', ($> == 0 ? "user root;\n" : ''), <<"END");
worker_processes 1;
daemon off;
pid $folder/pid;
error_log $folder/errors;
events { worker_connections 64; }
http {
    access_log off;
    include /etc/nginx/mime.types;
    default_type application/octet-stream;
    client_body_temp_path $folder/body;
    proxy_temp_path $folder/proxy;
    fastcgi_temp_path $folder/fastcgi;
    uwsgi_temp_path $folder/uwsgi;
    scgi_temp_path $folder/scgi;
    include $folder/site.conf;
}
END
    my $nginx = nginx_program();
    my $said = `'$nginx' -t -p '$folder' -c '$folder/nginx.conf' -e '$folder/errors' 2>&1`;
    return (undef, $said) if $? != 0;
    server_run(sub { exec $nginx, '-p', $folder, '-c', "$folder/nginx.conf", '-e', "$folder/errors" });
    wait_for_port($port);
    return ($port, $said);
}

sub answer {
    my ($client, $root) = @_;
    my $request = <$client> // return;
    my ($path) = $request =~ m{^GET /([^ ?]*) };
    while (defined(my $line = <$client>)) { last if $line =~ /^\r?\n$/ }
    my $file = "$root/" . ($path // '');
    $file .= 'index.html' if $file =~ m{/$};
    my $is_there = defined $path && -f $file;
    my $body = $is_there ? read_file($file) : "nothing here\n";
    print {$client} 'HTTP/1.0 ', ($is_there ? '200 OK' : '404 Not Found'), "\r\nContent-Length: ", length $body, "\r\n\r\n", $body;
}

# A server of a folder that knows no types and no caching; gives its port.
sub folder_server {
    my ($root) = @_;
    my $socket = IO::Socket::INET->new(Listen => 64, LocalAddr => '127.0.0.1', LocalPort => 0) or die "no port: $!\n";
    server_run(sub {
        $SIG{TERM} = sub { POSIX::_exit(0) };
        while (my $client = $socket->accept) {
            answer($client, $root);
            close $client;
        }
    });
    return $socket->sockport;
}

# Asks for a path; {name => value} are headers. Gives the status, the headers (names in small letters), and the body.
sub web_get {
    my ($port, $path, $headers, $method) = @_;
    my $socket = IO::Socket::INET->new(PeerAddr => '127.0.0.1', PeerPort => $port) or die "no server at $port: $!\n";
    print {$socket} join "\r\n", ($method // 'GET') . " $path HTTP/1.1", 'Host: status.example.org', 'Connection: close',
      (map { "$_: $headers->{$_}" } sort keys %{$headers // {}}), '', '';
    my $all = do { local $/; <$socket> } // '';
    my ($head, $body) = split /\r\n\r\n/, $all, 2;
    my ($status) = $head =~ m{^HTTP/1\.\d (\d+)};
    my %found;
    push @{$found{lc $1}}, $2 while $head =~ /^([\w-]+): (.*?)\r?$/mg;
    return ($status, {map { $_ => join ', ', @{$found{$_}} } keys %found}, $body);
}

# Waits until the clock is in another second: nginx and rsync know times no finer.
sub next_second {
    my $now = time;
    sleep 0.02 while time == $now;
}

1;
