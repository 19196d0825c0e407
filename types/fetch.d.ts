/** Preact's types bring the DOM's with them, whose `RequestInit` lacks what Node needs to send a stream. */
interface RequestInit {
  duplex?: "half";
}
