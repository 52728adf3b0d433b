/** Where the desk asks for a picture: those of networks come through our own server, so that no network learns who looks at whom. */
export const pictureAddress = (image: string): string => (/^https?:/i.test(image) ? `/api/pictures?of=${encodeURIComponent(image)}` : image)
