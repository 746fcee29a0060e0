package eo.caravan.persistence.file;

import java.nio.charset.StandardCharsets;

/** The name of a user as the name of a folder: no two users share one, also where the disk does not tell capitals from small letters. */
final class FolderName {
    private FolderName() {}

    static String of(String user) {
        StringBuilder name = new StringBuilder();
        for (byte letter : user.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = letter >= 'a' && letter <= 'z' || letter >= '0' && letter <= '9' || letter == '-';
            name.append(plain ? String.valueOf((char) letter) : "_%02x".formatted(letter & 0xff));
        }
        return name.toString();
    }
}
