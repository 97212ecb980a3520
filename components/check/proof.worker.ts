// Served from our own address: the policy of these pages lets no other script in.
import "altcha/workers/pbkdf2";
