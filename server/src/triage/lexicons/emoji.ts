/** Feeling of emoji in messages to a company, −3 … 3, by first code point (skin tone and presentation left aside). */
export const EMOJI_TONE: Readonly<Record<string, string>> = {
  '3': '😍🥰🤩❤💖💗💓💕💘💝🏆🥇',
  '2': '😊😃😄😁😀🙌👏👍🎉🥳💪😘🫶💯🌟⭐👌😻🤗☺💙💚💛🧡💜🤍🫡🥂',
  '1': '🙂😉😎🙏✅✌🤝😅😇😌🔥🚀✨🌹🌸🌷',
  '-1': '😕😐😑🤔😬😟😥😓🥺🙁☹⏳⌛🥴😴😵😮😳🫤😧🤷',
  '-2': '😒😞😔😢😩😫😤😖😣🙄😠👎💔😱😰😨😭🤦🤨🫠❌😾🐌🐢',
  '-3': '😡🤬🤮🤢💩🖕👿😈☠💀🐀',
}

/** Emoji that turn praise into its contrary. */
export const IRONIC_EMOJI = '🙄🙃🤡😒🤦👎😑😤😡🤬'
