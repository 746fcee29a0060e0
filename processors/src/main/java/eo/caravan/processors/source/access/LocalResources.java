package eo.caravan.processors.source.access;

import java.io.IOException;
import java.nio.file.Files;

/** Opens what is on this machine only. */
public final class LocalResources implements Resources {
    @Override
    public ByteSource open(Location location) throws IOException {
        return FileByteSource.open(local(location).path());
    }

    @Override
    public byte[] document(Location location, long limit) throws IOException {
        long size = Files.size(local(location).path());
        if (size > limit) {
            throw new IOException("it has " + size + " bytes, more than the " + limit + " that are read");
        }
        return Files.readAllBytes(location.path());
    }

    @Override
    public byte[] post(Location location, byte[] json, long limit) throws IOException {
        throw new IOException("nothing can be sent there");
    }

    private static Location local(Location location) throws IOException {
        if (location.remote()) {
            throw new IOException("it is not on this machine, and nothing else can be opened here");
        }
        return location;
    }
}
